import type { TodayQuery } from './list-query.ts';

const ROOM = `room.room_id AS key, room.slot AS row_no, room.flags, room.building_slot, room.slot AS room_slot, room.use,
  room.tenure, room.verified_at`;

/** A current record of somebody who lives where it says: 户在人不在 left out. */
const lives = (who: string): string =>
  `${who}.state = 'current' AND coalesce(${who}.residence_relation, '') <> 'household_only'`;

const LIVING = `SELECT 1 FROM people.resident WHERE resident.room_slot = room.slot AND ${lives('resident')}`;

const OPEN_UNIT = `SELECT 1 FROM economy.unit WHERE unit.room_slot = room.slot AND coalesce(unit.status, 'open') = 'open'`;

/** Age of majority, years. */
const ADULT_YEARS = 18;

/** Of the same household and room, living there. */
const ADULT_OF_HOUSEHOLD = `SELECT 1 FROM people.resident AS adult WHERE adult.room_slot = minor.room_slot
  AND adult.household_key = minor.household_key AND adult.birth_year <= $adult AND ${lives('adult')}`;

const rooms = (condition: string): TodayQuery => {
  const sql = `SELECT ${ROOM} FROM base.room WHERE ${condition}`;
  return () => ({ sql });
};

export const housingToday: Readonly<Record<string, TodayQuery>> = {
  'housing.let-without-tenant': rooms(
    `room.tenure = 'rented' AND coalesce(room.use, 'residential') IN ('residential', 'mixed')
     AND NOT EXISTS (${LIVING} AND coalesce(resident.category, '') <> 'registered')
     AND NOT EXISTS (${OPEN_UNIT})`,
  ),
  'housing.vacant-in-use': rooms(
    `room.tenure = 'vacant' AND (EXISTS (${LIVING}) OR EXISTS (${OPEN_UNIT} AND unit.on_site = 'yes'))`,
  ),
  'housing.own-home-of-nobody': rooms(
    `room.tenure = 'owner' AND room.use = 'residential' AND NOT EXISTS (${LIVING})`,
  ),
  'housing.home-in-no-dwelling': rooms(
    `room.use NOT IN ('residential', 'mixed') AND EXISTS (${LIVING})`,
  ),
  'housing.minor-without-adult': (_context, day) => ({
    sql: `SELECT minor.record_no AS key, minor.id AS row_no, minor.flags, room.building_slot, minor.room_slot,
        minor.birth_year, minor.verified_at
      FROM people.resident AS minor JOIN base.room ON room.slot = minor.room_slot
      WHERE ${lives('minor')} AND minor.birth_year > $adult AND minor.household_key IS NOT NULL
        AND NOT EXISTS (${ADULT_OF_HOUSEHOLD})`,
    params: { $adult: Number(day.slice(0, 4)) - ADULT_YEARS },
  }),
};
