import type { RowAccount, TableChange } from '../../contract/queries/snapshot.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../driver/port.ts';

/** A file as a department handed it over. */
export interface DeliveredFile {
  readonly name: string;
  /** SHA-256 of its bytes in hex. */
  readonly sha256: string;
  /** `YYYY-MM-DD`: the date the department cut the export. */
  readonly asOf: string;
  readonly encoding?: string;
  readonly crs?: string;
}

/** A row that passed the importer's checks. */
export interface DeliveredRow {
  /** Index into the delivery's files. */
  readonly file: number;
  /** Line or record number in that file, as a person finds it (1-based). */
  readonly line: number;
  /**
   * Columns of the table's declaration; a missing one is null. A column that refers to another table carries that
   * table's natural key. Keyed columns (人员键 …) are computed here from the sealed ones and need not be given.
   */
  readonly values: Readonly<Record<string, SqlValue>>;
  /** Codes of checks the row failed without being refused. */
  readonly flags: readonly string[];
}

/** How many rows each file had and how many of them the importer refused itself, by file index. */
export interface ImporterCounts {
  readonly read: readonly number[];
  readonly rejected: readonly number[];
}

/** A full delivery (全量交付) of one table: what is not in it is gone. */
export interface TableDelivery {
  readonly table: TableSpec;
  readonly files: readonly DeliveredFile[];
  /** Drained only when the delivery differs from the last; batches of any size. */
  readonly rows: AsyncIterable<readonly DeliveredRow[]>;
  /** Called once `rows` are drained; the sums must agree with the rows delivered. */
  readonly finish: () => ImporterCounts;
  /** What else decides the rows: importer version, column map. A delivery with the same files and recipe is reused. */
  readonly recipe?: string;
}

/** A row refused by the builder; personal values are left out. */
export interface RejectedRow {
  readonly file: number;
  readonly line: number;
  readonly column?: string;
  readonly code: 'DUPLICATE_KEY' | 'MISSING_VALUE';
  readonly value?: string;
  readonly sentence: string;
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
