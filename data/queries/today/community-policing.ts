import type { TodayQuery } from './list-query.ts';

/** Days ahead in which a permit counts as expiring. */
const PERMIT_DAYS = 30;

export const communityPolicingToday: Readonly<Record<string, TodayQuery>> = {
  'officer.rooms-unverified': ({ snapshot }, day) => ({
    sql: `SELECT room.room_id AS key, room.slot AS row_no, room.flags, room.building_slot, room.slot AS room_slot,
        room.tenure, room.verified_at, CAST(julianday($day) - julianday(room.verified_at) AS INTEGER) AS days
      FROM base.room
      WHERE room.verified_at IS NULL OR room.verified_at < date($day, $window)`,
    params: {
      $day: day,
      $window: `-${snapshot.manifest.profile.thresholds.verifiedWithinDays} days`,
    },
  }),
  'officer.permits-expiring': (_context, day) => ({
    sql: `SELECT resident.record_no AS key, resident.id AS row_no, resident.flags, room.building_slot,
        resident.room_slot, resident.category, resident.permit_to
      FROM people.resident LEFT JOIN base.room ON room.slot = resident.room_slot
      WHERE resident.state = 'current' AND resident.permit_to BETWEEN $day AND date($day, $window)`,
    params: { $day: day, $window: `${PERMIT_DAYS} days` },
  }),
  'officer.units-gone': () => ({
    sql: `SELECT unit.unit_id AS key, unit.id AS row_no, unit.flags, room.building_slot, unit.room_slot, unit.name,
        unit.category, unit.verified_at
      FROM economy.unit LEFT JOIN base.room ON room.slot = unit.room_slot
      WHERE unit.on_site = 'no' AND coalesce(unit.status, 'open') = 'open'`,
  }),
};
