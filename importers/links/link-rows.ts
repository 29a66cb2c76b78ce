import { clearColumns } from '../../contract/schema/table.ts';
import type { ReadDb, SqlValue } from '../../data/driver/port.ts';
import { keyColumn } from '../../data/schema/ddl.ts';
import type { PlacedRow } from '../../data/snapshot/row-parts.ts';
import type { AddressMatch } from '../addresses/match.ts';
import type { AddressTable } from './address-fields.ts';
import { type KeyRange, rowPages } from './row-pages.ts';

type SourceRow = Readonly<Record<string, SqlValue>>;

/** A written address of a row, and where it is. */
export interface PlacedAddress {
  readonly field: string;
  readonly match: AddressMatch;
  /** Its link (地址上图). */
  readonly link: PlacedRow;
}

/** The written addresses of one stretch of a table, page by page; a blank one is none. */
export async function* placedAddresses(
  db: ReadDb,
  addresses: AddressTable,
  range: KeyRange,
  match: (text: string) => AddressMatch,
): AsyncGenerator<PlacedAddress[]> {
  const { table, fields, roomColumn } = addresses;
  const clear = new Set(clearColumns(table));
  const wanted = [...table.naturalKey, ...fields, ...(roomColumn ? [roomColumn] : [])];
  const columns = [...new Set(wanted)].filter((name) => clear.has(name)).map((name) => `"${name}"`);
  const path = `${table.file}."${table.name}"`;
  const pages = rowPages<SourceRow>(db, path, keyColumn(table), columns.join(', '), range);
  for await (const rows of pages)
    yield rows.flatMap((row) => addressesOf(row, row.page_key, addresses, match));
}

function addressesOf(
  row: SourceRow,
  line: number,
  { table, fields, roomColumn }: AddressTable,
  match: (text: string) => AddressMatch,
): PlacedAddress[] {
  const rowKey = table.naturalKey.map((name) => String(row[name])).join('|');
  const ownRoom = roomColumn === undefined ? null : (row[roomColumn] ?? null);
  const placed: PlacedAddress[] = [];
  for (const field of fields) {
    const text = row[field];
    if (typeof text !== 'string' || text.trim() === '') continue;
    const found = match(text);
    const place = { table_name: table.name, row_key: rowKey, field };
    const values = { ...place, ...linkValues(found, ownRoom) };
    const slots = [found.buildingSlot ?? null, found.room?.slot ?? null];
    placed.push({
      field,
      match: found,
      link: { row: { file: 0, line, values, flags: [] }, slots },
    });
  }
  return placed;
}

function linkValues(found: AddressMatch, ownRoom: SqlValue): Record<string, SqlValue> {
  const isOther = ownRoom !== null && found.room !== undefined && found.room.slot !== ownRoom;
  return {
    level: found.level,
    score: found.score,
    method: found.method,
    stop: found.stop,
    building_slot: found.buildingId ?? null,
    room_slot: found.room?.id ?? null,
    community_code: found.communityCode ?? null,
    conflict: isOther || found.conflicts.length > 0 ? 1 : 0,
  };
}
