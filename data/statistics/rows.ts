import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import type { StatisticsList } from '../../contract/queries/statistics.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import { isPlaceColumn } from '../../contract/schema/place-column.ts';
import { keyColumn } from '../schema/ddl.ts';
import type { QueryContext } from '../queries/context.ts';
import { columnFilter } from '../queries/column-filter.ts';
import { flagsOf } from '../queries/lineage.ts';
import { picturedRows } from '../queries/pictures/counts.ts';
import type { FactSpec } from './fact.ts';
import type { FactTable } from './fact-table.ts';
import { ROW_COLUMN } from './read-columns.ts';
import { NO_TIME, type NumberColumn, type TimeColumn } from './columns.ts';
import { sourcesOf } from './count-parts.ts';
import { numbers } from './column-masks.ts';
import { sortPositions } from './positions.ts';
import { askedPeriod, boundsOf, metricsOf, rowFilter } from './question.ts';
import { asideOf, listedRows } from './set-aside.ts';
import { shownTo, withShown } from './shown-numbers.ts';

type Params = ParsedParams<'statistics.rows'>;

/** The rows counted above or below the line of a metric, a page of them. */
export async function statisticsRows(
  context: QueryContext,
  params: Params,
  signal: AbortSignal,
): Promise<StatisticsList> {
  const { snapshot } = context;
  const [metric] = metricsOf([params.metric]);
  const measure = params.part === 'numerator' ? metric!.numerator : metric!.denominator;
  if (!measure)
    throw new TwinError(
      'invalid',
      say`${params.metric} is a ${metric!.kind}: it has no denominator.`,
    );
  const sources = await sourcesOf(snapshot, [measure], 'total', rowFilter(context, params.filter));
  const { table, filter } = sources.get(measure.fact)!;
  if (table.spec.persons && !context.seesPeople(table.spec.table))
    throw new TwinError(
      'forbidden',
      say`The rows behind this figure are persons. Ask with an account that may see them.`,
    );
  const { period } = askedPeriod(context, params.period, [metric!]);
  const order = orderOf(table, params.order);
  const byText = order !== undefined && !Object.hasOwn(table.spec.columns, order.column);
  const shows = shownTo(context, measure);
  await table.load([
    ROW_COLUMN,
    ...shows.map(({ name }) => name),
    ...(order && !byText ? [order.column] : []),
  ]);
  signal.throwIfAborted();
  const bounds = boundsOf(period, snapshot.manifest.profile);
  const rowNumbers = numbers(table, ROW_COLUMN);
  const pictured = params.pictured && (await picturedRows(context, tableSpec(table.spec.table)));
  const listed = listedRows(measure, table, bounds, filter);
  const held = await heldRows(context, table, listed.positions, params.filters);
  const isLeft = (row: number): boolean => [pictured, held].every((some) => !some || some.has(row));
  const isWhole = !pictured && !held;
  const positions = isWhole
    ? listed.positions
    : listed.positions.filter((at) => isLeft(rowNumbers[at]!));
  const setAside = isWhole ? listed.setAside : asideOf(positions, table, bounds);
  if (order && !byText) sortByColumn(positions, table, order);
  const all = Array.from(positions, (at) => rowNumbers[at]!);
  const page = byText
    ? await orderedByText(context, table, all, order, params)
    : all.slice(params.offset, params.offset + params.limit);
  const rows = withShown(await readRows(context, table, page), table, shows, positions);
  return { ...rows, total: positions.length, setAside };
}

/** Numbers of the rows at these places whose columns hold the texts asked for; undefined where no text is. */
async function heldRows(
  { snapshot }: QueryContext,
  facts: FactTable,
  positions: Uint32Array,
  filters: Params['filters'],
): Promise<ReadonlySet<number> | undefined> {
  const table = tableSpec(facts.spec.table);
  const listed = listOf(facts.spec).map((name) => ({ name, codes: table.columns[name]?.codes }));
  const { conditions, params } = columnFilter(listed, filters);
  if (conditions.length === 0) return undefined;
  const key = keyColumn(table);
  const all = numbers(facts, ROW_COLUMN);
  const rows = await snapshot.db.all<{ row: number }>(
    `SELECT ${key} AS row FROM ${placedSql(facts.spec)}
     WHERE ${key} IN (SELECT value FROM json_each($rows)) AND ${conditions.join(' AND ')}`,
    { ...params, $rows: JSON.stringify(Array.from(positions, (at) => all[at]!)) },
  );
  return new Set(rows.map(({ row }) => row));
}

interface Order {
  readonly column: string;
  readonly descending: boolean;
}

function orderOf({ spec }: FactTable, asked: Params['order']): Order | undefined {
  if (!asked) return spec.time === undefined ? undefined : { column: spec.time, descending: true };
  if (Object.hasOwn(spec.columns, asked.column) || listOf(spec).includes(asked.column))
    return asked;
  throw new TwinError(
    'invalid',
    say`${spec.name} cannot be ordered by ${asked.column}. It has: ${[...new Set([...Object.keys(spec.columns), ...listOf(spec)])].join(', ')}.`,
  );
}

function sortByColumn(
  positions: Uint32Array,
  table: FactTable,
  { column, descending }: Order,
): void {
  const values = table.column(column);
  if (values.kind === 'code') {
    const { codes, keys } = values;
    const sign = descending ? -1 : 1;
    positions.sort((left, right) => {
      const [before, after] = [keys[codes[left]!]!, keys[codes[right]!]!];
      if (before === after) return left - right;
      if (before === '' || after === '') return before === '' ? 1 : -1;
      return before < after ? -sign : sign;
    });
    return;
  }
  if (values.kind === 'days') return;
  sortPositions(positions, numberOf(values), descending);
}

/** NaN where a row has no value: such rows come last, as they do in SQL. */
function numberOf(column: NumberColumn | TimeColumn): (at: number) => number {
  if (column.kind === 'number') return (at) => column.values[at]!;
  return (at) => (column.seconds[at] === NO_TIME ? Number.NaN : column.seconds[at]!);
}

/** A page of rows ordered by a text no fact column holds. */
async function orderedByText(
  { snapshot }: QueryContext,
  { spec }: FactTable,
  rowNumbers: readonly number[],
  { column, descending }: Order,
  { offset, limit }: Params,
): Promise<number[]> {
  const table = tableSpec(spec.table);
  const key = keyColumn(table);
  const direction = descending ? 'DESC' : 'ASC';
  const rows = await snapshot.db.all<{ row: number }>(
    `SELECT ${key} AS row FROM ${placedSql(spec)}
     WHERE ${key} IN (SELECT value FROM json_each(?))
     ORDER BY "${column}" ${direction} NULLS LAST, ${key} LIMIT ? OFFSET ?`,
    [JSON.stringify(rowNumbers), limit, offset],
  );
  return rows.map(({ row }) => row);
}

/** Where rows live that have no address of their own: that of their room. */
const ROOM_ADDRESS = 'room_address';

/** Columns of a list: the fact's own, and the address of the room where rows have none. */
function listOf({ table, list }: FactSpec): readonly string[] {
  const hasRoom = Object.hasOwn(tableSpec(table).columns, 'room_slot');
  return hasRoom && !list.some(isPlaceColumn) ? [...list, ROOM_ADDRESS] : list;
}

/** The fact's table as lists read it. */
function placedSql(spec: FactSpec): string {
  const { file, name } = tableSpec(spec.table);
  if (!listOf(spec).includes(ROOM_ADDRESS)) return `${file}."${name}"`;
  return `(SELECT row.*, room.address AS ${ROOM_ADDRESS} FROM ${file}."${name}" AS row
     LEFT JOIN base.room AS room ON room.slot = row.room_slot)`;
}

async function readRows(
  { snapshot }: QueryContext,
  { spec }: FactTable,
  rowNumbers: readonly number[],
): Promise<Parameters<typeof withShown>[0]> {
  const table = tableSpec(spec.table);
  const key = keyColumn(table);
  const natural = table.naturalKey.map((column) => `"${column}"`).join(` || '/' || `);
  const list = listOf(spec);
  const columns = list.map((name) => `"${name}"`).join(', ');
  const sql = `SELECT ${key} AS "#row", ${natural} AS "#key", flags AS "#flags", ${columns}
     FROM ${placedSql(spec)} WHERE ${key} IN (SELECT value FROM json_each(?))`;
  const rows =
    rowNumbers.length === 0
      ? []
      : await snapshot.db.all<Record<string, string | number | null>>(sql, [
          JSON.stringify(rowNumbers),
        ]);
  const byNumber = new Map(rows.map((row) => [row['#row'], row]));
  const found = rowNumbers.filter((number) => byNumber.has(number));
  return {
    table: table.name,
    rowNumbers: found,
    columns: list.map((name) => {
      const { title, titleEn } = table.columns[name] ?? tableSpec('room').columns['address']!;
      return { name, title, titleEn };
    }),
    rows: found.map((number) => {
      const row = byNumber.get(number)!;
      const cells = list.map((name) => row[name] ?? null);
      return { key: String(row['#key']), cells, flags: flagsOf(row['#flags']) };
    }),
  };
}
