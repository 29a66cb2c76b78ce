import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { UNKNOWN_KEY } from '../../contract/queries/statistics.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { CodeColumn } from './columns.ts';
import type { FactTable } from './fact-table.ts';
import { intersect, type Mask, rowsWithCodes, unite } from './column-masks.ts';
import { keepLatest } from './keep-latest.ts';
import { positionsIn } from './positions.ts';

/** Rows looked at: dimension → keys, and sets of areas. */
export interface RowFilter {
  /** A row lies in one area of each of these sets: those asked for and the caller's own. Codes of any level. */
  readonly areas: readonly (readonly string[])[];
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** Level of an area code by its length: 区 6, 街道 9, 社区 12, 网格 14–15 digits. */
function levelOf(code: string): 'district' | 'street' | 'community' | 'grid' {
  if (code.length <= 6) return 'district';
  if (code.length <= 9) return 'street';
  return code.length <= 12 ? 'community' : 'grid';
}

/** Columns a filter reads; `invalid` for a dimension the fact has not. */
export function filterColumns(filter: RowFilter, table: FactTable): string[] {
  const dimensions = Object.keys(filter.keys);
  for (const name of dimensions) requireDimension(table, name);
  return [...filter.areas.flat().map(levelOf), ...dimensions];
}

/** Refuses with `invalid` what the fact cannot be counted by. */
export function requireDimension(table: FactTable, name: string): void {
  if (table.isDimension(name)) return;
  throw new TwinError(
    'invalid',
    say`${table.spec.name} cannot be counted by ${name}. It has: ${table.dimensions.join(', ')}.`,
  );
}

/** Filters whose rows stay with a table: a panel asks several things under the same one. */
const FILTERS_KEPT = 4;

const filtered = new WeakMap<FactTable, Map<string, Promise<Uint32Array | undefined>>>();

/** Places of the rows inside a filter; undefined for all. Its columns must be loaded. */
export function rowsInside(
  filter: RowFilter,
  table: FactTable,
  snapshot: OpenSnapshot,
): Promise<Uint32Array | undefined> {
  const known = filtered.get(table) ?? new Map<string, Promise<Uint32Array | undefined>>();
  filtered.set(table, known);
  const key = JSON.stringify(filter);
  const rows =
    known.get(key) ?? filterMask(filter, table, snapshot).then((mask) => mask && positionsIn(mask));
  rows.catch(() => known.delete(key));
  return keepLatest(known, key, rows, FILTERS_KEPT);
}

async function filterMask(
  filter: RowFilter,
  table: FactTable,
  snapshot: OpenSnapshot,
): Promise<Mask | undefined> {
  const masks: Mask[] = [];
  for (const codes of filter.areas) masks.push(await inAnyArea(codes, table, snapshot));
  for (const [name, keys] of Object.entries(filter.keys))
    masks.push(await withKeys(name, keys, table, snapshot));
  const [mask, ...others] = masks;
  if (mask) for (const other of others) intersect(mask, other);
  return mask;
}

async function inAnyArea(
  codes: readonly string[],
  table: FactTable,
  snapshot: OpenSnapshot,
): Promise<Mask> {
  const rows = new Uint8Array(table.length);
  for (const level of new Set(codes.map(levelOf))) {
    const ofLevel = codes.filter((code) => levelOf(code) === level);
    unite(rows, await withKeys(level, ofLevel, table, snapshot));
  }
  return rows;
}

async function withKeys(
  name: string,
  keys: readonly string[],
  table: FactTable,
  snapshot: OpenSnapshot,
): Promise<Mask> {
  const column = table.codes(name);
  return rowsWithCodes(column.codes, await markedCodes(name, column, keys, snapshot));
}

async function markedCodes(
  name: string,
  column: CodeColumn,
  keys: readonly string[],
  snapshot: OpenSnapshot,
): Promise<Uint8Array> {
  const marked = new Uint8Array(column.size);
  if (keys.includes(UNKNOWN_KEY)) marked[0] = 1;
  if (name === 'room') {
    for (const slot of await roomSlots(snapshot, keys)) marked[slot + 1] = 1;
    return marked;
  }
  const wanted = new Set(keys);
  for (let code = 1; code < column.size; code++)
    if (wanted.has(column.keys[code]!)) marked[code] = 1;
  return marked;
}

async function roomSlots(snapshot: OpenSnapshot, ids: readonly string[]): Promise<number[]> {
  const rows = await snapshot.db.all<{ slot: number }>(
    'SELECT slot FROM base.room WHERE room_id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  );
  return rows.map(({ slot }) => slot);
}
