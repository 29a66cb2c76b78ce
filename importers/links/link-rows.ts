import { linkKey } from '../../contract/schema/record-key.ts';
import { addressLink } from '../../contract/schema/registry.ts';
import { clearColumns } from '../../contract/schema/table.ts';
import type { ReadDb, SqlValue } from '../../data/driver/port.ts';
import { keyColumn } from '../../data/schema/ddl.ts';
import { cellsOf } from '../../data/snapshot/row-cells.ts';
import type { PlacedRow } from '../../data/snapshot/row-parts.ts';
import type { MatchLevel } from '../addresses/levels.ts';
import { type AddressTable, isUnresolved } from './address-fields.ts';
import type { AddressPlaces } from './address-places.ts';
import { type KeyRange, rowPages } from './row-pages.ts';

type SourceRow = Readonly<Record<string, SqlValue>>;

const UNRESOLVED = ['ADDR_UNRESOLVED'];

/** A written address of a row, and where it is. */
export interface PlacedAddress {
  readonly field: string;
  readonly level: MatchLevel;
  /** Its link (地址上图). */
  readonly link: PlacedRow;
}

/** The written addresses of one stretch of a table, page by page; a blank one is none. */
export async function* placedAddresses(
  db: ReadDb,
  addresses: AddressTable,
  range: KeyRange,
  places: AddressPlaces,
): AsyncGenerator<PlacedAddress[]> {
  const { table, fields, roomColumn, placeColumn } = addresses;
  const clear = new Set(clearColumns(table));
  const own = [roomColumn, placeColumn].filter((name) => name !== undefined);
  const wanted = [...table.naturalKey, ...fields, ...own];
  const columns = [...new Set(wanted)].filter((name) => clear.has(name));
  const path = `${table.file}."${table.name}"`;
  const pages = rowPages<SourceRow>(db, path, keyColumn(table), columns, range);
  for await (const rows of pages)
    yield rows.flatMap((row) => addressesOf(row, row.page_key, addresses, places));
}

function addressesOf(
  row: SourceRow,
  line: number,
  addresses: AddressTable,
  places: AddressPlaces,
): PlacedAddress[] {
  const { table, fields, roomColumn, placeColumn } = addresses;
  const isPlaced = placeColumn !== undefined && typeof row[placeColumn] === 'number';
  const rowKey = linkKey(table, row);
  const ownRoom = roomColumn === undefined ? null : (row[roomColumn] ?? null);
  const placed: PlacedAddress[] = [];
  for (const field of fields) {
    const text = row[field];
    if (typeof text !== 'string' || text.trim() === '') continue;
    const place = places.of(text);
    const { level, roomSlot, buildingSlot } = place;
    const isOther = ownRoom !== null && roomSlot !== null && roomSlot !== ownRoom;
    const conflict = isOther || place.isContradictory ? 1 : 0;
    const where = { table_name: table.name, row_key: rowKey, field };
    const cells = cellsOf(addressLink, { ...where, ...place.values, conflict });
    const slots = [buildingSlot, roomSlot];
    const isLost = !isPlaced && isUnresolved(addresses, level, place.values.stop);
    const flags = isLost ? UNRESOLVED : [];
    placed.push({ field, level, link: { row: { file: 0, line, cells, flags }, slots } });
  }
  return placed;
}
