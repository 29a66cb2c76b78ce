/** Something about one building that a person should know. */
export interface TileNote {
  readonly building: string;
  readonly code: TileNoteCode;
  readonly sentence: string;
}

export type TileNoteCode =
  | 'FOOTPRINT_REPAIRED'
  | 'FOOTPRINT_LEFT_OUT'
  | 'BUILDING_LEFT_OUT'
  | 'FLOORS_CHANGED'
  | 'HEIGHT_CHANGED'
  | 'ROOM_LEFT_OUT';

/** What a tile build did. */
export interface TileReport {
  readonly buildings: number;
  readonly rooms: number;
  /** Keys written new, taken from the previous file, and gone since. */
  readonly built: number;
  readonly reused: number;
  readonly removed: number;
  readonly bytes: number;
  readonly milliseconds: number;
  /** Repairs and omissions among the buildings built new. */
  readonly notes: readonly TileNote[];
}

/** Collects the notes on one building. */
export class BuildingNotes {
  readonly list: TileNote[] = [];
  readonly #building: string;

  constructor(building: string) {
    this.#building = building;
  }

  add(code: TileNoteCode, what: string): void {
    const sentence = `building ${this.#building}: ${what}.`;
    this.list.push({ building: this.#building, code, sentence });
  }
}
