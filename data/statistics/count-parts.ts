import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Measure } from '../../contract/metrics/metric.ts';
import { UNKNOWN_KEY } from '../../contract/queries/statistics.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { type CodeColumn, NO_TIME } from './columns.ts';
import type { FactTable } from './fact-table.ts';
import { factsOf } from './facts-of.ts';
import { filterColumns, requireDimension, type RowFilter, rowsInside } from './filter.ts';
import { type Bounds, columnsOf, masksOf } from './mask.ts';
import { countedWhere } from './set-aside.ts';
import { measuredColumns, measuredRows, tally } from './tally.ts';

/** A fact table ready to be counted: columns loaded, filter applied. */
export interface Source {
  readonly table: FactTable;
  /** Places of the rows inside the filter; undefined for all. */
  readonly filter: Uint32Array | undefined;
  /** Column of the dimension; undefined for the total. */
  readonly by: CodeColumn | undefined;
}

/** The facts of some measures, ready to be counted by a dimension (`total`: not divided). */
export async function sourcesOf(
  snapshot: OpenSnapshot,
  measures: readonly Measure[],
  dimension: string,
  filter: RowFilter,
): Promise<ReadonlyMap<string, Source>> {
  if (dimension === 'room' && !filter.keys.building && !filter.keys.room)
    throw new TwinError(
      'invalid',
      say`Rooms are counted inside a building: add the building to the filter.`,
    );
  const sources = new Map<string, Source>();
  for (const name of new Set(measures.map(({ fact }) => fact))) {
    const table = await factsOf(snapshot, name);
    if (dimension !== 'total') requireDimension(table, dimension);
    await table.load([
      ...measures
        .filter(({ fact }) => fact === name)
        .flatMap((measure) => [
          ...columnsOf(countedWhere(measure, table.spec)),
          ...measuredColumns(measure),
        ]),
      ...filterColumns(filter, table),
      ...(dimension === 'total' ? [] : [dimension]),
      ...(table.spec.time === undefined ? [] : [table.spec.time]),
    ]);
    sources.set(name, {
      table,
      filter: await rowsInside(filter, table, snapshot),
      by: dimension === 'total' ? undefined : table.codes(dimension),
    });
  }
  return sources;
}

/** Value of each part with any, by key. */
export interface Parts extends ReadonlyMap<string, number> {
  /** All parts together, where that is not their sum: one thing may be in several. */
  readonly whole?: number;
}

/** Key of the undivided whole. */
export const TOTAL_KEY = 'total';

/** Each measure by the parts of the sources' dimension. What has no value in it is counted as `unknown`. */
export async function countParts(
  snapshot: OpenSnapshot,
  measures: readonly Measure[],
  sources: ReadonlyMap<string, Source>,
  dimension: string,
  bounds: Bounds,
): Promise<ReadonlyMap<Measure, Parts>> {
  const counted = new Map<Measure, Parts>();
  const memos = new Map([...sources].map(([fact, { table }]) => [fact, masksOf(table, bounds)]));
  for (const measure of measures) {
    const { table, filter, by } = sources.get(measure.fact)!;
    const memo = memos.get(measure.fact)!;
    const rows = measuredRows(measure, table, bounds, filter, memo);
    const totals = tally(measure, table, rows, by);
    const parts = by ? await byKey(snapshot, totals, by, dimension) : whole(totals);
    const isShared = by !== undefined && measure.distinct !== undefined;
    const together = isShared ? { whole: tally(measure, table, rows, undefined)[0] ?? 0 } : {};
    counted.set(measure, Object.assign(parts, together));
  }
  return counted;
}

function whole(totals: Float64Array): Map<string, number> {
  return new Map([[TOTAL_KEY, totals[0] ?? 0]]);
}

async function byKey(
  snapshot: OpenSnapshot,
  totals: Float64Array,
  by: CodeColumn,
  dimension: string,
): Promise<Map<string, number>> {
  const present = [...totals.entries()].filter(([, value]) => value !== 0);
  const roomIds = dimension === 'room' ? await idsOfRooms(snapshot, present) : undefined;
  return new Map(
    present.map(([code, value]) => {
      if (code === 0) return [UNKNOWN_KEY, value];
      return [roomIds?.get(code - 1) ?? by.keys[code] ?? String(code), value];
    }),
  );
}

async function idsOfRooms(
  snapshot: OpenSnapshot,
  present: readonly (readonly [number, number])[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await snapshot.db.all<{ slot: number; id: string }>(
    'SELECT slot, room_id AS id FROM base.room WHERE slot IN (SELECT value FROM json_each(?))',
    [JSON.stringify(present.map(([code]) => code - 1))],
  );
  return new Map(rows.map(({ slot, id }) => [slot, id]));
}

const firstSeconds = new WeakMap<FactTable, number | undefined>();

/** Earliest second the facts tell of; undefined for facts without a time, or none. */
export function reachesBackTo(table: FactTable): number | undefined {
  if (firstSeconds.has(table)) return firstSeconds.get(table);
  const earliest = earliestSecond(table);
  firstSeconds.set(table, earliest);
  return earliest;
}

function earliestSecond(table: FactTable): number | undefined {
  const { time } = table.spec;
  const column = time === undefined ? undefined : table.column(time);
  if (column?.kind !== 'time') return undefined;
  let earliest: number | undefined;
  for (const second of column.seconds)
    if (second !== NO_TIME && (earliest === undefined || second < earliest)) earliest = second;
  return earliest;
}
