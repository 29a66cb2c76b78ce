import type { Sentence } from '../../contract/sentence.ts';
import type { ShapeCode } from '../../contract/shape-notes.ts';

/** The row a note is about, as a base file names its origin. */
export interface NoteSource {
  readonly table: 'building_part' | 'room';
  /** `part_no` in its building, slot of the room. */
  readonly key: number;
  readonly fileId: number;
  readonly line: number;
}

/** Something about one building that a person should know. */
export interface TileNote {
  readonly building: string;
  readonly code: ShapeCode;
  readonly sentence: Sentence;
  readonly source: NoteSource | undefined;
}

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
  /** Repairs, omissions and overlaps of all buildings, those taken over too. */
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

  add(code: ShapeCode, sentence: Sentence, source = this.#usual): void {
    this.list.push({ building: this.#building, code, sentence, source });
  }
}
