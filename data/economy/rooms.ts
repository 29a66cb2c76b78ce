import { groupBy } from './group-by.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { dayAfter, type Lease, noticeOf, runsOn } from './leases.ts';
import type { Firm } from './firm.ts';
import { isActive } from './firm.ts';
import { numberOf, readPacked, textOf } from './read-rows.ts';

/** What a room for business is on the as-of day. */
export type RoomUse = 'occupied' | 'ending' | 'vacant';

/** A room for business (商务用房) of a commercial building. */
export interface BusinessRoom {
  readonly slot: number;
  readonly roomId: string;
  readonly buildingSlot: number;
  readonly floorNo: number;
  readonly floorLabel: string;
  readonly unitNo: string | null;
  readonly roomNo: string;
  readonly areaSquareMetres: number;
  readonly state: RoomUse;
  /** Firms at work in it, largest staff first. */
  readonly firms: readonly Firm[];
  /** The lease that runs, or the last one that ended. */
  readonly lease: Lease | undefined;
}

const COLUMNS = [
  'slot',
  'room_id',
  'building_slot',
  'floor_no',
  'floor_label',
  'unit_no',
  'room_no',
  'area_square_metres',
] as const;

/** Rooms for business in the buildings of commercial cards. */
export const BUSINESS_ROOMS_FROM = `(
  SELECT room.* FROM economy.commercial_building AS card
  CROSS JOIN base.room ON room.building_slot = card.building_slot
  WHERE room.use IN ('office', 'commercial') ORDER BY room.slot)`;

/**
 * Reads rooms for business and who is in them. A room is occupied while an active firm was found at work in it or a
 * lease runs; `ending` while that lease ends within the longest notice.
 */
export async function readBusinessRooms(
  { db }: OpenSnapshot,
  firms: readonly Firm[],
  leases: readonly Lease[],
  today: string,
): Promise<BusinessRoom[]> {
  const rows = await readPacked(db, COLUMNS, BUSINESS_ROOMS_FROM);
  const working = groupBy(
    firms.filter((firm) => firm.office.roomSlot !== null && isActive(firm)),
    (firm) => firm.office.roomSlot,
  );
  const leased = groupBy(leases, ({ roomSlot }) => roomSlot);
  return rows.map((row) => {
    const slot = Number(row.slot);
    const here = [...(working.get(slot) ?? [])].sort((a, b) => (b.staff ?? 0) - (a.staff ?? 0));
    const lease = lastLease(leased.get(slot) ?? [], today);
    return {
      slot,
      roomId: String(row.room_id),
      buildingSlot: Number(row.building_slot),
      floorNo: Number(row.floor_no),
      floorLabel: String(row.floor_label),
      unitNo: textOf(row.unit_no),
      roomNo: String(row.room_no),
      areaSquareMetres: numberOf(row.area_square_metres) ?? 0,
      state: stateOf(here, lease, today),
      firms: here,
      lease,
    };
  });
}

function lastLease(leases: readonly Lease[], today: string): Lease | undefined {
  return (
    leases.findLast((lease) => runsOn(lease, today)) ?? leases.findLast(({ from }) => from <= today)
  );
}

function stateOf(firms: readonly Firm[], lease: Lease | undefined, today: string): RoomUse {
  const runs = lease !== undefined && runsOn(lease, today);
  if (runs && noticeOf(lease, today) !== undefined) return 'ending';
  return runs || firms.length > 0 ? 'occupied' : 'vacant';
}

const FALL_DAYS = 182;

/** Area of rooms that stood empty on `today` although leased at some time in the half year before (入驻率下降). */
export function emptiedArea(rooms: readonly BusinessRoom[], today: string): number {
  const since = dayAfter(today, -FALL_DAYS);
  const emptied = rooms.filter(
    ({ state, lease }) =>
      state === 'vacant' && lease?.to !== undefined && lease.to !== null && lease.to >= since,
  );
  return emptied.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0);
}
