import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import type { StatisticsList } from '../../contract/queries/statistics.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import { keyColumn } from '../schema/ddl.ts';
import type { QueryContext } from '../queries/context.ts';
import { flagsOf } from '../queries/lineage.ts';
import { picturedRows } from '../queries/pictures/counts.ts';
import type { FactTable } from './fact-table.ts';
import { ROW_COLUMN } from './read-columns.ts';
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
      say`The rows of ${params.metric} are persons. Ask with an account that may see them.`,
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
  const positions = pictured
    ? listed.positions.filter((at) => pictured.has(rowNumbers[at]!))
    : listed.positions;
  const setAside = pictured ? asideOf(positions, table, bounds) : listed.setAside;
  if (order && !byText) sortByColumn(positions, table, order);
  const all = Array.from(positions, (at) => rowNumbers[at]!);
  const page = byText
    ? await orderedByText(context, table, all, order, params)
    : all.slice(params.offset, params.offset + params.limit);
  const rows = withShown(await readRows(context, table, page), table, shows, positions);
  return { ...rows, total: positions.length, setAside };
}

interface Order {
  readonly column: string;
  readonly descending: boolean;
}

function orderOf({ spec }: FactTable, asked: Params['order']): Order | undefined {
  if (!asked) return spec.time === undefined ? undefined : { column: spec.time, descending: true };
  if (Object.hasOwn(spec.columns, asked.column) || spec.list.includes(asked.column)) return asked;
  throw new TwinError(
    'invalid',
    say`${spec.name} cannot be ordered by ${asked.column}. It has: ${[...new Set([...Object.keys(spec.columns), ...spec.list])].join(', ')}.`,
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
      return before === after ? left - right : before < after ? -sign : sign;
    });
    return;
  }
  if (values.kind === 'days') return;
  const sorted = values.kind === 'time' ? values.seconds : values.values;
  sortPositions(positions, (at) => sorted[at]!, descending);
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
    `SELECT ${key} AS row FROM ${table.file}."${table.name}"
     WHERE ${key} IN (SELECT value FROM json_each(?))
     ORDER BY "${column}" ${direction} NULLS LAST, ${key} LIMIT ? OFFSET ?`,
    [JSON.stringify(rowNumbers), limit, offset],
  );
  return rows.map(({ row }) => row);
}

async function readRows(
  { snapshot }: QueryContext,
  { spec }: FactTable,
  rowNumbers: readonly number[],
): Promise<Parameters<typeof withShown>[0]> {
  const table = tableSpec(spec.table);
  const key = keyColumn(table);
  const natural = table.naturalKey.map((column) => `"${column}"`).join(` || '/' || `);
  const columns = spec.list.map((name) => `"${name}"`).join(', ');
  const sql = `SELECT ${key} AS "#row", ${natural} AS "#key", flags AS "#flags", ${columns}
     FROM ${table.file}."${table.name}" WHERE ${key} IN (SELECT value FROM json_each(?))`;
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
    columns: spec.list.map((name) => {
      const { title, titleEn } = table.columns[name]!;
      return { name, title, titleEn };
    }),
    rows: found.map((number) => {
      const row = byNumber.get(number)!;
      const cells = spec.list.map((name) => row[name] ?? null);
      return { key: String(row['#key']), cells, flags: flagsOf(row['#flags']) };
    }),
  };
}
