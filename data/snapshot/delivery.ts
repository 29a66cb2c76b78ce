import type { CellWriting } from '../../contract/cell-writing.ts';
import type { Secrecy } from '../../contract/secrecy.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { RowAccount, TableChange } from '../../contract/queries/snapshot.ts';
import type { PicturePart, TableSpec } from '../../contract/schema/table.ts';
import type { RowCells } from './row-cells.ts';
import type { RowPart } from './row-parts.ts';

/** A file as a department handed it over. */
export interface DeliveredFile {
  readonly name: string;
  /** SHA-256 of its bytes in hex. */
  readonly sha256: string;
  /** `YYYY-MM-DD`: the date the department cut the export. */
  readonly asOf: string;
  /** Nobody stated that date: it is the day the file was saved. */
  readonly dateIsOfSaving?: true;
  readonly encoding?: string;
  readonly crs?: string;
  /** 密级 it states; absent where it states none. */
  readonly secrecy?: Secrecy;
  /** Its columns in the order they came, to give the rows back under them. */
  readonly columns?: readonly DeliveredColumn[];
}

/** A column of a delivered file (原列). */
export interface DeliveredColumn {
  /** Header as the department wrote it. */
  readonly header: string;
  /** Column of the table it feeds; absent where its values are not kept. */
  readonly column?: string;
  /** It names photographs, which are kept in `picture`. */
  readonly pictures?: PicturePart;
  /** Left out by rule because of what it says about people. */
  readonly dropped?: boolean;
  /** Stored value = delivered value × factor, e.g. 10000 for 万元. */
  readonly factor?: number;
  /** How its cells write their values; of coordinates in one column without `column`. */
  readonly writing?: CellWriting;
}

/** A row that passed the importer's checks. */
export interface DeliveredRow {
  /** Index into the delivery's files. */
  readonly file: number;
  /** Line or record number in that file, as a person finds it (1-based). */
  readonly line: number;
  /**
   * A column that refers to another table carries that table's natural key. Keyed columns (人员键 …) are computed from the
   * sealed ones and need not be given.
   */
  readonly cells: RowCells;
  /** Codes of checks the row failed without being refused. */
  readonly flags: readonly string[];
  /** The row asks to remove the one with its natural key; incremental deliveries only. */
  readonly removed?: boolean;
}

/**
 * How a delivery is meant. `full` (全量): what is not in it is gone. `incremental` (增量): rows are new or take the place of
 * those with the same natural key, the others stay, and only what is named as removed goes.
 */
export type DeliveryMode = 'full' | 'incremental';

/** How many rows each file had and how many of them the importer refused itself, by file index. */
export interface ImporterCounts {
  readonly read: readonly number[];
  readonly rejected: readonly number[];
  /** Coordinate system each file was read in and how that was decided, where it has positions. */
  readonly crs?: readonly (string | undefined)[];
  /** Columns of each file with their writing, known once its rows were read. */
  readonly columns?: readonly (readonly DeliveredColumn[])[];
}

/** A delivery (交付) of one table. */
export interface TableDelivery {
  readonly table: TableSpec;
  readonly files: readonly DeliveredFile[];
  /** Drained only when the delivery differs from the last; batches of any size. */
  readonly rows: AsyncIterable<readonly DeliveredRow[]>;
  /** Rows that lie ready in other files, taken over after the others; full deliveries only. */
  readonly parts?: AsyncIterable<RowPart>;
  /** Called once `rows` are drained; the sums must agree with the rows delivered. */
  readonly finish: () => ImporterCounts;
  /** What else decides the rows: importer version, column map. A delivery with the same files and recipe is reused. */
  readonly recipe?: string;
  /** What the build's options say when absent. */
  readonly mode?: DeliveryMode;
  /** Natural keys of rows to remove (columns joined by U+001F); incremental deliveries only. */
  readonly removed?: readonly string[];
}

/** A row refused by the builder; personal values are left out. */
export interface RejectedRow {
  readonly file: number;
  readonly line: number;
  readonly column?: string;
  readonly code: 'DUPLICATE_KEY' | 'MISSING_VALUE';
  readonly value?: string;
  readonly sentence: Sentence;
}

export interface DeliveryOutcome {
  /** By file index: read = accepted + held + rejected + unchanged; `rejected` includes the importer's. */
  readonly perFile: readonly RowAccount[];
  /** Rows refused by the builder. */
  readonly rejected: readonly RejectedRow[];
  readonly change: TableChange;
  /** The files were the same as last time: nothing was read and the rows stay as they are. */
  readonly reused: boolean;
}
