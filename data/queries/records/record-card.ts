import { recordKey } from '../../../contract/schema/record-key.ts';
import { TwinError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { RecordCard, RecordRef } from '../../../contract/queries/records.ts';
import { sealedColumns, type TableSpec } from '../../../contract/schema/table.ts';
import { ageAt } from '../../masking/age.ts';
import { quote } from '../../schema/ddl.ts';
import type { QueryContext } from '../context.ts';
import { lineageOf } from '../lineage.ts';
import { named, neighboursOf } from './neighbours.ts';
import { locate } from './record-place.ts';
import { extrasOf, fieldsOf, plain, requireRow, type StoredRow } from './record-row.ts';
import { isPersonal, readableColumns, requireTable, tableSql } from './record-table.ts';
import { stepTables } from './relations.ts';

/** Most steps of one record. */
const MOST_EVENTS = 200;

/** 记录页: one row of any table with its place, its life line and its neighbours. */
export async function recordCard(
  context: QueryContext,
  ref: RecordRef,
  signal: AbortSignal,
): Promise<RecordCard> {
  const table = requireTable(ref.table);
  requireReadable(context, table);
  const row = await requireRow(context, table, ref);
  const { slots, place } = await locate(context, table, row);
  signal.throwIfAborted();
  const [fields, events, neighbours, [self]] = await Promise.all([
    fieldsOf(context, table, row),
    eventsOf(context, table, row),
    neighboursOf(context, table, row, slots),
    named(context, table, [row]),
  ]);
  const birthYear = plain(row['birth_year']);
  const key = recordKey(table, row);
  const extras = extrasOf(table, row);
  return {
    table: table.name,
    key,
    title: self?.title ?? key,
    row: row.row_no,
    fields,
    ...(extras && { extras }),
    ageYears: ageAt(context.snapshot.manifest.asOf, null, birthYear as number | null),
    peopleHidden: !context.seesPeople(table.name) && sealedColumns(table).length > 0,
    place,
    events,
    neighbours,
    lineage: lineageOf(row, context.snapshot.manifest),
  };
}

/** Refuses records of natural persons to callers without personal rows. */
export function requireReadable(context: QueryContext, table: TableSpec): void {
  const { principal } = context;
  if (context.seesPeople(table.name) || !isPersonal(table)) return;
  if (principal.department !== undefined)
    throw new TwinError(
      'forbidden',
      say`Records of ${table.name} are about natural persons and open to accounts of ${table.department.title} only.`,
    );
  throw new TwinError(
    'forbidden',
    say`A ${principal.role} account may not open records of ${table.name}: they are about natural persons.`,
  );
}

async function eventsOf(
  context: QueryContext,
  table: TableSpec,
  row: StoredRow,
): Promise<RecordCard['events']> {
  if (!context.snapshot.has(table.file)) return [];
  const steps = await Promise.all(stepTables(table).map((each) => stepsOf(context, each, row)));
  const events = steps.flat();
  return (events.length > 0 ? events : ownDates(table, row)).sort((left, right) =>
    left.at.localeCompare(right.at),
  );
}

async function stepsOf(
  { snapshot }: QueryContext,
  table: TableSpec,
  row: StoredRow,
): Promise<RecordCard['events']> {
  const key = table.naturalKey[0] ?? '';
  const dated = readableColumns(table).find((name) => table.columns[name]?.type.startsWith('date'));
  const rows = await snapshot.db.all<StoredRow>(
    `SELECT * FROM ${tableSql(table)} WHERE ${quote(key)} = ? LIMIT ${MOST_EVENTS}`,
    [row[key] ?? null],
  );
  const shown = readableColumns(table).filter((name) => name !== key);
  return rows.map((step) => ({
    table: table.name,
    key: recordKey(table, step),
    at: String(step[dated ?? ''] ?? ''),
    fields: Object.fromEntries(shown.map((name) => [name, plain(step[name])])),
  }));
}

/** Without steps, the dates of the record itself are its life line. */
function ownDates(table: TableSpec, row: StoredRow): RecordCard['events'] {
  return readableColumns(table).flatMap((name) => {
    const at = plain(row[name]);
    if (!table.columns[name]?.type.startsWith('date') || at === null) return [];
    return [
      { table: table.name, key: recordKey(table, row), at: String(at), fields: { [name]: at } },
    ];
  });
}
