import { clearColumns } from '../../contract/schema/table.ts';
import type { ReadDb, SqlValue } from '../../data/driver/port.ts';
import type { DeliveredRow } from '../../data/snapshot/delivery.ts';
import type { AddressMatch } from '../addresses/match.ts';
import type { AddressTable } from './address-fields.ts';
import { rowPages } from './row-pages.ts';

type Match = (text: string) => AddressMatch;
type SourceRow = Readonly<Record<string, SqlValue>>;

/** The links (地址上图) of one table's rows, page by page; a blank address gives none. */
export async function* linkRows(
  db: ReadDb,
  addresses: AddressTable,
  match: Match,
  file: number,
): AsyncGenerator<DeliveredRow[]> {
  const { table, fields, roomColumn } = addresses;
  const key = table.identity === 'slot' ? 'slot' : 'id';
  const clear = new Set(clearColumns(table));
  const wanted = [...table.naturalKey, ...fields, ...(roomColumn ? [roomColumn] : [])];
  const columns = [...new Set(wanted)].filter((name) => clear.has(name)).map((name) => `"${name}"`);
  const pages = rowPages<SourceRow>(db, `${table.file}."${table.name}"`, key, columns.join(', '));
  for await (const rows of pages)
    yield rows.flatMap((row) => linksOf(row, row.page_key, addresses, match, file));
}

function linksOf(
  row: SourceRow,
  line: number,
  { table, fields, roomColumn }: AddressTable,
  match: Match,
  file: number,
): DeliveredRow[] {
  const rowKey = table.naturalKey.map((name) => String(row[name])).join('|');
  const ownRoom = roomColumn === undefined ? null : (row[roomColumn] ?? null);
  const links: DeliveredRow[] = [];
  for (const field of fields) {
    const text = row[field];
    if (typeof text !== 'string' || text.trim() === '') continue;
    const place = { table_name: table.name, row_key: rowKey, field };
    const values = { ...place, ...linkValues(match(text), ownRoom) };
    links.push({ file, line, values, flags: [] });
  }
  return links;
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
