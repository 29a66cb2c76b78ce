import type { Sentence } from '../../contract/sentence.ts';

/** The row a note is about, as a base file names its origin. */
export interface NoteSource {
  readonly table: 'building_part' | 'room';
  readonly fileId: number;
  readonly line: number;
}

/** Something about one building that a person should know. */
export interface TileNote {
  readonly building: string;
  readonly code: TileNoteCode;
  readonly sentence: Sentence;
  readonly source: NoteSource | undefined;
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
  readonly #usual: NoteSource | undefined;

  /** `usual` is the row of notes on the building as a whole. */
  constructor(building: string, usual?: NoteSource) {
    this.#building = building;
    this.#usual = usual;
  }

  add(code: TileNoteCode, sentence: Sentence, source = this.#usual): void {
    this.list.push({ building: this.#building, code, sentence, source });
  }
}
