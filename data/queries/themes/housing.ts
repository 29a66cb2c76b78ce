import type { HOUSING_THEMES } from '../../../contract/themes/housing.ts';
import { DUE_IN_REGISTRY, FIRMS_OF_UNIT } from '../registry-of-units.ts';
import type { ThemeQuery } from './theme-query.ts';

type Id = (typeof HOUSING_THEMES)[number]['id'];

/** Current records of each room: how many, and how many are registered where they live. */
const CURRENT = `SELECT room_slot, count(*) AS people, sum(residence_relation = 'both') AS together
  FROM people.resident WHERE state = 'current' AND room_slot IS NOT NULL GROUP BY room_slot`;

/** 人户一致: an index into the theme's categories. */
const HOUSEHOLD = `SELECT room.slot, CASE
    WHEN room.tenure = 'vacant' THEN 4
    WHEN held.people IS NULL AND NOT EXISTS (SELECT 1 FROM economy.unit WHERE unit.room_slot = room.slot) THEN 0
    WHEN room.tenure = 'rented' THEN 3 WHEN room.tenure = 'unit' OR held.people IS NULL THEN 5
    WHEN held.together = held.people THEN 1 ELSE 2 END AS value
  FROM base.room LEFT JOIN (${CURRENT}) AS held ON held.room_slot = room.slot`;

/** 以房管业: the weightiest finding about the units of a room. */
const BUSINESS = `SELECT unit.room_slot AS slot, max(CASE
    WHEN unit.on_site = 'no' THEN CASE WHEN enterprise.status = 'active' THEN 2 ELSE 0 END
    WHEN room.use = 'residential' AND coalesce(unit.status, 'open') = 'open' THEN 3
    WHEN coalesce(unit.status, 'open') = 'open' AND enterprise.id IS NULL AND ${DUE_IN_REGISTRY} THEN 1
    ELSE 0 END) AS value
  FROM economy.unit JOIN base.room ON room.slot = unit.room_slot
  LEFT JOIN economy.enterprise ON enterprise.id IN (${FIRMS_OF_UNIT})
  WHERE unit.room_slot IS NOT NULL GROUP BY unit.room_slot`;

export const housingThemes: Readonly<Record<Id, ThemeQuery>> = {
  'room.household': () => ({ sql: HOUSEHOLD }),
  'room.business': () => ({ sql: BUSINESS }),
};
