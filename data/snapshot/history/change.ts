import type { TableSpec } from '../../../contract/schema/table.ts';
import { sealedColumns } from '../../../contract/schema/table.ts';
import type { SqlValue } from '../../driver/port.ts';
import type { HistoryKind } from '../layout.ts';

/** What became of a row between two snapshots. */
export const CHANGE_KINDS = ['added', 'changed', 'removed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Old and new value of a column that is open to everybody. */
export type ColumnChange = readonly [before: SqlValue, after: SqlValue];

/** One change of one row (变更记录). */
export interface RowChange {
  readonly key: string;
  readonly kind: ChangeKind;
  /** Open columns that differ; of a removed row the open columns it had. */
  readonly open: Readonly<Record<string, ColumnChange>>;
  /** Other columns that differ, by name alone. */
  readonly hidden: readonly string[];
  /** Old values of the hidden columns: sealed before they are written. */
  readonly hiddenBefore: Readonly<Record<string, SqlValue>>;
}

/** Which history file a table's changes go to. */
export function historyKind(table: TableSpec): HistoryKind {
  return sealedColumns(table).length > 0 ? 'personal' : 'open';
}

/** What the sealed values of a change are bound to. */
export function historyPlace(table: string): string {
  return `history:${table}`;
}
