import { TwinError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Principal } from '../../../contract/principal.ts';
import type { RowEvent } from '../../../contract/queries/give-back.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { TABLES } from '../../../contract/schema/index.ts';
import type { TableSpec } from '../../../contract/schema/table.ts';
import type { SqlValue } from '../../driver/port.ts';
import { cellText } from '../../give-back/cell-text.ts';
import { rowHistory, type RowEvent as StoredEvent } from '../../snapshot/history/row-history.ts';
import type { QueryContext } from '../context.ts';
import { requireReadable } from '../records/record-card.ts';

/** `record.history`: old values of open columns; of personal ones only that they changed. */
export async function recordHistory(
  context: QueryContext,
  { table: name, key }: ParsedParams<'record.history'>,
): Promise<RowEvent[]> {
  const table = TABLES.find((one) => one.name === name);
  if (!table) throw new TwinError('not-found', say`There is no table ${name}.`);
  requireReadable(context, table);
  const { store, principal } = context;
  requireWholeDistrict(principal);
  const events = await rowHistory(store, table.name, key.join('\u001f'));
  return events.map((event) => eventOf(table, event));
}

function eventOf(table: TableSpec, event: StoredEvent): RowEvent {
  const { snapshotId, at, asOf, kind, open, hidden } = event;
  const named = (column: string) => {
    const { title = column, titleEn = column } = table.columns[column] ?? {};
    return { title, titleEn };
  };
  const shown = Object.entries(open).map(([column, [before, after]]) => ({
    ...named(column),
    before: textOf(table, column, before),
    after: textOf(table, column, after),
    hidden: false,
  }));
  const withheld = hidden.map((column) => ({
    ...named(column),
    before: null,
    after: null,
    hidden: true,
  }));
  return { snapshotId, at, asOf, kind, changes: [...shown, ...withheld] };
}

function textOf(table: TableSpec, column: string, value: SqlValue): string | null {
  const spec = table.columns[column];
  if (value === null || !spec) return null;
  return cellText(value, spec) || null;
}

/** Changes of rows are not told by area: `forbidden` to accounts of one. */
export function requireWholeDistrict({ areaCode }: Pick<Principal, 'areaCode'>): void {
  if (areaCode === undefined) return;
  throw new TwinError(
    'forbidden',
    say`The history of rows is open to accounts of the whole district only.`,
  );
}
