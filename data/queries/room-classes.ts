import {
  ROOM_CLASSES,
  type RoomClass,
  type RoomClasses,
} from '../../contract/queries/buildings.ts';
import { areaParam, inAreaSql } from './area.ts';
import type { QueryContext } from './context.ts';
import { oncePerSnapshot } from './once-per-snapshot.ts';
import { roomClassAt, roomClassSql } from './room-class.ts';

/** One row for the whole district: 150,000 row objects would stall the loop, two long texts do not. */
export const ROOM_CLASSES_SQL = `
  SELECT json_group_array(slot) AS slots, group_concat(class, '') AS classes FROM (
    SELECT room.slot, ${roomClassSql('room')} AS class
    FROM base.room
    WHERE $area IS NULL OR EXISTS (
      SELECT 1 FROM base.building WHERE building.slot = room.building_slot AND ${inAreaSql('building')})
    ORDER BY room.slot)`;

/** Theme class of every room, packed for one upload. The arrays belong to the caller, who may transfer them. */
export async function roomClasses(
  context: QueryContext,
  _params: object,
  signal: AbortSignal,
): Promise<RoomClasses> {
  const packed = areaParam(context) === null ? await ofDistrict(context) : await pack(context);
  signal.throwIfAborted();
  return { ...packed, slots: packed.slots.slice(), classes: packed.classes.slice() };
}

const ofDistrict = oncePerSnapshot(pack);

async function pack(context: QueryContext): Promise<RoomClasses> {
  const { db } = context.snapshot;
  const [packed, highest] = await Promise.all([
    db.get<{ slots: string; classes: string | null }>(ROOM_CLASSES_SQL, {
      $area: areaParam(context),
    }),
    db.get<{ slot: number | null }>(HIGHEST_SLOT_SQL),
  ]);
  const classes = Uint8Array.from(packed?.classes ?? '', Number);
  return {
    slots: Uint32Array.from(JSON.parse(packed?.slots ?? '[]') as number[]),
    classes,
    slotCount: (highest?.slot ?? -1) + 1,
    counts: countEach(classes),
  };
}

const HIGHEST_SLOT_SQL = `
  SELECT max(coalesce((SELECT max(slot) FROM base.slot_ledger WHERE table_name = 'room'), -1),
    coalesce((SELECT max(slot) FROM base.room), -1)) AS slot`;

function countEach(classes: Uint8Array): Partial<Record<RoomClass, number>> {
  const totals = new Uint32Array(ROOM_CLASSES.length);
  for (const index of classes) totals[index] = (totals[index] ?? 0) + 1;
  const present = [...totals.entries()].filter(([, total]) => total > 0);
  return Object.fromEntries(present.map(([index, total]) => [roomClassAt(index), total]));
}
