import type { SqlValue } from '../driver/port.ts';

/** Sealed columns of one row, open: column → value. */
export type OpenRow = Readonly<Record<string, SqlValue>>;

/** Opens sealed columns of rows of one snapshot. What it gives is masked before it leaves the host. */
export interface SealedReader {
  /** Rows by their row number; numbers the table does not have are missing from the result. */
  rows(table: string, ids: readonly number[]): Promise<ReadonlyMap<number, OpenRow>>;
}
