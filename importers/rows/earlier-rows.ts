import type { TableSpec } from '../../contract/schema/table.ts';
import { isRunningNumber } from '../../contract/yearly-numbers.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import type { DeliveredRow, TableDelivery } from '../../data/snapshot/delivery.ts';
import { columnPlaces } from '../../data/snapshot/row-cells.ts';
import { joined, type KnownKeys, minuteOfNumber, ParentKeys } from './parent-keys.ts';
import { meantRow } from './year-of-parent.ts';

const ROWS_A_BATCH = 1_000;

/** Where the columns of a row with a yearly number stand. */
interface Places {
  readonly number: number;
  readonly earlier: number;
  readonly dates: readonly number[];
}

/**
 * A delivery whose rows name earlier ones of their own table by running numbers (重复来电 → 来电): these rows are passed on
 * last, when the numbers of all years are known. `before` has those of the snapshot in use.
 */
export function withEarlierRows(delivery: TableDelivery, before: KnownKeys): TableDelivery {
  const places = placesOf(delivery.table);
  return places ? { ...delivery, rows: earlierLast(delivery.rows, places, before) } : delivery;
}

function placesOf(table: TableSpec): Places | undefined {
  const { yearly } = table;
  if (yearly?.earlier === undefined) return undefined;
  const columns = columnPlaces(table);
  const placeOf = (name: string) => columns.get(name) ?? -1;
  return {
    number: placeOf(yearly.number),
    earlier: placeOf(yearly.earlier),
    dates: yearly.by.map(placeOf),
  };
}

async function* earlierLast(
  rows: TableDelivery['rows'],
  places: Places,
  before: KnownKeys,
): TableDelivery['rows'] {
  const own = new ParentKeys();
  const last: DeliveredRow[] = [];
  for await (const batch of rows) {
    for (const { cells } of batch) {
      const key = cells[places.number];
      const minute = typeof key === 'string' ? minuteOfNumber(key, cells, places.dates) : undefined;
      if (typeof key === 'string' && minute !== undefined) own.add(key, minute);
    }
    const [waiting, ready] = parted(batch, places);
    last.push(...waiting);
    yield ready;
  }
  const known = joined(own, before);
  for (let at = 0; at < last.length; at += ROWS_A_BATCH)
    yield last.slice(at, at + ROWS_A_BATCH).map((row) => withEarlier(row, places, known));
}

function parted(
  batch: readonly DeliveredRow[],
  { earlier }: Places,
): readonly [waiting: DeliveredRow[], ready: readonly DeliveredRow[]] {
  const waits = ({ cells }: DeliveredRow) => {
    const number = cells[earlier];
    return typeof number === 'string' && isRunningNumber(number);
  };
  const waiting = batch.filter(waits);
  return waiting.length === 0 ? [[], batch] : [waiting, batch.filter((row) => !waits(row))];
}

function withEarlier(row: DeliveredRow, places: Places, known: KnownKeys): DeliveredRow {
  const cells: SqlValue[] = [...row.cells];
  const date = places.dates.map((at) => cells[at]).find((value) => typeof value === 'string') as
    | string
    | undefined;
  const number = String(cells[places.earlier]);
  const self = String(cells[places.number]);
  const { key } = meantRow({ number, date, year: Number(date?.slice(0, 4)), self }, known);
  cells[places.earlier] = key;
  return { ...row, cells };
}
