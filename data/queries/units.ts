import { unit } from '../../contract/schema/community-policing.ts';
import type { UnitRow as Unit } from '../../contract/queries/buildings.ts';
import type { ReadDb } from '../driver/port.ts';
import { maskName, maskPhone } from '../masking/mask.ts';
import { aliasedList } from '../schema/added-columns.ts';
import type { QueryContext } from './context.ts';
import { type LineageRow, lineageColumns, lineageJoin, lineageOf } from './lineage.ts';
import { masked, textOf } from './residents.ts';
import type { OpenRow } from './sealed-reader.ts';

/** Open columns of a unit with its lineage. */
export interface UnitRow extends LineageRow {
  readonly id: number;
  readonly unit_id: string;
  readonly name: string;
  readonly actual_name: string | null;
  readonly uscc: string | null;
  readonly category: string | null;
  readonly status: string | null;
  readonly on_site: string | null;
  readonly staff: number | null;
  readonly registered_address: string | null;
  readonly actual_address: string | null;
  readonly fire_key: string | null;
  readonly security_key: string | null;
  readonly verified_at: string | null;
}

/** Columns of a unit that files of an older layout may lack. */
const ADDED_UNIT_COLUMNS = ['security_key'] as const;

/** Select list for `UnitRow`, of a snapshot whatever the layout of its file. */
export async function unitColumns(db: ReadDb): Promise<string> {
  return `${UNIT_COLUMNS}, ${await aliasedList(db, unit, 'unit', ADDED_UNIT_COLUMNS)}`;
}

const UNIT_COLUMNS = `unit.id, unit.unit_id, unit.name, unit.actual_name, unit.uscc, unit.category, unit.status,
    unit.on_site, unit.staff, unit.registered_address, unit.actual_address, unit.fire_key, unit.verified_at,
    ${lineageColumns('unit')}`;

/** Units of a room with their lineage; `columns` is a select list of theirs. */
export const unitsOfRoomSql = (columns: string) => `
  SELECT ${columns}
  FROM economy.unit ${lineageJoin('economy', 'unit', 'unit')}
  WHERE unit.room_slot = ? ORDER BY coalesce(status, 'open') <> 'open', unit.id LIMIT 5000`;

/** Units (实有单位) of a room. */
export async function unitRows(context: QueryContext, roomSlot: number): Promise<Unit[]> {
  if (!context.snapshot.has('economy')) return [];
  const { db } = context.snapshot;
  const rows = await db.all<UnitRow>(unitsOfRoomSql(await unitColumns(db)), [roomSlot]);
  return maskedUnits(context, rows);
}

/** Units as they leave the host: representative and phone masked, null for a caller without personal rows. */
export async function maskedUnits(
  context: QueryContext,
  rows: readonly UnitRow[],
): Promise<Unit[]> {
  const open = context.seesPeople('unit')
    ? await context.sealed.rows(
        'unit',
        rows.map((row) => row.id),
      )
    : new Map<number, OpenRow>();
  const { manifest } = context.snapshot;
  return rows.map((row) => ({
    ...unitOf(row, open.get(row.id) ?? {}),
    lineage: lineageOf(row, manifest),
  }));
}

function unitOf(row: UnitRow, open: OpenRow): Omit<Unit, 'lineage'> {
  return {
    unitId: row.unit_id,
    name: row.name,
    actualName: row.actual_name,
    uscc: row.uscc,
    category: row.category,
    status: row.status,
    onSite: row.on_site,
    staff: row.staff,
    registeredAddress: row.registered_address,
    actualAddress: row.actual_address,
    fireKey: row.fire_key,
    securityKey: row.security_key,
    legalPerson: masked(textOf(open, 'legal_person'), maskName),
    phone: masked(textOf(open, 'phone'), maskPhone),
    verifiedAt: row.verified_at,
  };
}
