import type { WORK_SAFETY_THEMES } from '../../../contract/themes/work-safety.ts';
import { countAt, type ThemeQuery } from './theme-query.ts';

type Id = (typeof WORK_SAFETY_THEMES)[number]['id'];

export const workSafetyThemes: Readonly<Record<Id, ThemeQuery>> = {
  'building.openHazards': () => ({
    sql: countAt(
      'building',
      `SELECT room.building_slot AS slot, count(*) AS total
       FROM safety.hazard CROSS JOIN base.room ON room.slot = hazard.room_slot
       WHERE hazard.closed_at IS NULL GROUP BY room.building_slot`,
    ),
  }),
};
