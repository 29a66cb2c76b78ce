import type { CallResult, ParsedParams } from '../../contract/queries/index.ts';
import { recordKey } from '../../contract/schema/record-key.ts';
import { areaParam, inAreaSql } from './area.ts';
import type { CommandContext } from './people.ts';
import { locate } from './records/record-place.ts';
import { requireReadable } from './records/record-card.ts';
import { requireRow } from './records/record-row.ts';
import { requireTable } from './records/record-table.ts';
import { walkingOrder } from './today/walking-order.ts';

/** Notes a hand-over reads. */
const MOST_NOTES = 5000;

/** `note.list`. */
export async function listNotes(
  context: CommandContext,
  ref: ParsedParams<'note.list'>,
): Promise<CallResult<'note.list'>> {
  return context.workspace.notes.of(ref.table, await requireRecord(context, ref));
}

/** `note.add`: the record must be there and the caller's to see. */
export async function addNote(
  context: CommandContext,
  { table, key, text }: ParsedParams<'note.add'>,
): Promise<CallResult<'note.add'>> {
  const record = { table, key: await requireRecord(context, { table, key }) };
  const { account } = context.principal;
  return { number: await context.workspace.notes.add({ ...record, text, account }) };
}

/** The key of the record, which must be there. */
async function requireRecord(
  context: CommandContext,
  ref: { readonly table: string; readonly key: string },
): Promise<string> {
  const table = requireTable(ref.table);
  requireReadable(context, table);
  const row = await requireRow(context, table, ref);
  await locate(context, table, row);
  return recordKey(table, row);
}

interface NotedPlace {
  readonly at: number;
  readonly address: string | null;
  readonly room_no: string | null;
}

/** Places of noted rooms and buildings in an area, as an officer walks them. */
export const NOTED_PLACES_SQL = `
  WITH noted AS MATERIALIZED (
    SELECT CAST(key AS INTEGER) AS at, value->>0 AS table_name, value->>1 AS record_key FROM json_each($notes)),
  walk AS MATERIALIZED (SELECT CAST(value AS INTEGER) AS slot, key AS place FROM json_each($walk))
  SELECT noted.at, coalesce(room.address, building.address) AS address, room.room_no
  FROM noted
  LEFT JOIN base.room ON noted.table_name = 'room' AND room.room_id = noted.record_key
  JOIN base.building ON building.slot = coalesce(room.building_slot,
    (SELECT slot FROM base.building WHERE noted.table_name = 'building' AND building_id = noted.record_key))
  LEFT JOIN walk ON walk.slot = building.slot
  WHERE ${inAreaSql('building')}
    AND substr(coalesce(building.community_code, building.street_code, ''), 1, length($chosen)) = $chosen
  ORDER BY walk.place, room.unit_no, room.floor_no, room.room_no, noted.at`;

/** `note.area`. */
export async function areaNotes(
  context: CommandContext,
  { areaCode }: ParsedParams<'note.area'>,
): Promise<CallResult<'note.area'>> {
  const notes = await context.workspace.notes.all(MOST_NOTES);
  const places = await context.snapshot.db.all<NotedPlace>(NOTED_PLACES_SQL, {
    $notes: JSON.stringify(notes.map(({ table, key }) => [table, key])),
    $walk: JSON.stringify(await walkingOrder(context)),
    $area: areaParam(context),
    $chosen: areaCode,
  });
  return places.flatMap(({ at, address, room_no }) => {
    const note = notes[at];
    return note ? [{ ...note, address: address ?? '', roomNo: room_no }] : [];
  });
}
