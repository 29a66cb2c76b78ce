import { ACTIVE, OPEN, UNIT_CONTRADICTIONS } from '../../../contract/shared-units.ts';
import { DUE_IN_REGISTRY, FIRMS_OF_UNIT } from '../registry-of-units.ts';
import type { TodayQuery } from './list-query.ts';

const UNIT = `unit.unit_id AS key, unit.id AS row_no, unit.flags, room.building_slot, unit.room_slot, unit.name,
  unit.uscc`;
const FROM = 'FROM economy.unit LEFT JOIN base.room ON room.slot = unit.room_slot';

/** Open and found where it says it is. */
const IS_OPEN = `coalesce(unit.status, '${OPEN}') = '${OPEN}'`;
const ON_SITE = `unit.on_site = 'yes' AND ${IS_OPEN}`;

/** The registry's rows of `unit`, as `enterprise`. */
const IS_ITS_FIRM = `enterprise.id IN (${FIRMS_OF_UNIT})`;

/** Units of both departments whose states contradict each other in this way; `enterprise` is the registry's row. */
function contradicting(id: keyof typeof UNIT_CONTRADICTIONS): string {
  const { onSite, isActive, ...police } = UNIT_CONTRADICTIONS[id];
  const conditions = [
    `unit.on_site = '${onSite}'`,
    `enterprise.status ${isActive ? '=' : '<>'} '${ACTIVE}'`,
    ...('isOpen' in police ? [IS_OPEN] : []),
  ];
  return conditions.join(' AND ');
}

export const sharingToday: Readonly<Record<string, TodayQuery>> = {
  'sharing.status-differs': () => ({
    sql: `SELECT ${UNIT}, enterprise.status AS registry_status ${FROM}
      JOIN economy.enterprise ON ${IS_ITS_FIRM}
      WHERE ${contradicting('sharing.status-differs')}`,
  }),
  'sharing.name-differs': () => ({
    sql: `SELECT ${UNIT}, enterprise.name AS registry_name ${FROM}
      JOIN economy.enterprise ON ${IS_ITS_FIRM}
      WHERE enterprise.name <> unit.name`,
  }),
  'sharing.elder-not-current': () => ({
    sql: `SELECT elder.elder_no AS key, elder.id AS row_no, elder.flags, room.building_slot, elder.room_slot,
        elder.visited_at
      FROM people.elder LEFT JOIN base.room ON room.slot = elder.room_slot
      WHERE elder.cancelled_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM people.resident
        WHERE resident.person_key = elder.person_key AND resident.state = 'current')`,
  }),
  'housing.on-site-unregistered': () => ({
    sql: `SELECT ${UNIT} ${FROM}
      WHERE ${ON_SITE} AND ${DUE_IN_REGISTRY} AND NOT EXISTS (${FIRMS_OF_UNIT})`,
  }),
  'housing.registered-not-on-site': () => ({
    sql: `SELECT ${UNIT} ${FROM}
      WHERE EXISTS (SELECT 1 FROM economy.enterprise
        WHERE ${IS_ITS_FIRM} AND ${contradicting('housing.registered-not-on-site')})`,
  }),
  'housing.home-used-for-business': () => ({
    sql: `SELECT ${UNIT}, unit.category, room.use FROM economy.unit JOIN base.room ON room.slot = unit.room_slot
      WHERE room.use = 'residential' AND ${ON_SITE}`,
  }),
};
