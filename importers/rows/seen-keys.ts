import type { DeliveredRow, TableDelivery } from '../../data/snapshot/delivery.ts';
import { columnPlaces } from '../../data/snapshot/row-cells.ts';
import type { ImportContext } from '../import-context.ts';
import {
  countRows,
  minuteOfNumber,
  joined,
  ParentKeys,
  type KnownKeys,
  type Parent,
  type PassedKeys,
} from './parent-keys.ts';

type Seen = Map<string, ParentKeys>;

const SEEN = new WeakMap<ImportContext, Seen>();

const nameOf = ({ table, key }: Pick<Parent, 'table' | 'key'>) => `${table}.${key}`;

/**
 * Notes the keys of a delivery's rows as they pass, for the tables that refer to them later in the same import: a million
 * rows need not be asked back from the build, and rows the builder holds count as known.
 */
export function noteKeys(
  delivery: TableDelivery,
  children: readonly Parent[],
  context: ImportContext,
): TableDelivery {
  const fields = new Set(
    children.filter(({ table }) => table === delivery.table.name).map(({ key }) => key),
  );
  if (fields.size === 0) return delivery;
  return { ...delivery, rows: noted(delivery, [...fields], context) };
}

async function* noted(
  { table, rows }: TableDelivery,
  fields: readonly string[],
  context: ImportContext,
): AsyncGenerator<readonly DeliveredRow[]> {
  const places = columnPlaces(table);
  const dates = (table.yearly?.by ?? []).map((name) => places.get(name) ?? -1);
  const found = fields.map((key) => ({
    at: places.get(key) ?? -1,
    keys: new ParentKeys(),
    out: feedOf({ table: table.name, key }, context),
    key,
  }));
  for (const { out } of found) out?.tell('begun');
  for await (const batch of rows) {
    for (const { at, keys, out } of found) {
      const passed = keysOf(batch, at, dates);
      keys.addAll(passed);
      out?.tell(passed);
    }
    yield batch;
  }
  for (const { out } of found) out?.tell('done');
  const seen = SEEN.get(context) ?? new Map<string, ParentKeys>();
  SEEN.set(context, seen);
  for (const { key, keys } of found) seen.set(nameOf({ table: table.name, key }), keys);
}

/** Days are those of running numbers, where the table has some. */
function keysOf(batch: readonly DeliveredRow[], at: number, dates: readonly number[]): PassedKeys {
  const keys: string[] = [];
  const minutes: (number | undefined)[] = [];
  for (const { cells, removed } of batch) {
    const key = removed ? null : (cells[at] as string | null | undefined);
    if (key === null || key === undefined) continue;
    const minute = dates.length === 0 ? undefined : minuteOfNumber(key, cells, dates);
    if (minute !== undefined) minutes[keys.length] = minute;
    keys.push(key);
  }
  return { keys, minutes };
}

/** The feed that waits for these keys. */
function feedOf(parent: Pick<Parent, 'table' | 'key'>, { keysOut }: ImportContext) {
  return keysOut && nameOf(keysOut.parent) === nameOf(parent) ? keysOut : undefined;
}

/** Keys of a parent: those that passed in this import, and those of the build where it has more (an incremental delivery). */
export async function parentKeys(parent: Parent, context: ImportContext): Promise<KnownKeys> {
  const { keysIn } = context;
  if (keysIn && nameOf(keysIn.parent) === nameOf(parent) && (await keysIn.begun())) return keysIn;
  const seen = SEEN.get(context)?.get(nameOf(parent));
  if (seen && (await countRows(context.lookup(), parent.table)) <= seen.size) return seen;
  const built = await ParentKeys.load(context.lookup(), parent);
  if (!seen) return built;
  return joined(built, seen);
}
