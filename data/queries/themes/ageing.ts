import type { AGEING_THEMES } from '../../../contract/themes/ageing.ts';
import { countAt, type ThemeQuery } from './theme-query.ts';

type Id = (typeof AGEING_THEMES)[number]['id'];

export const ageingThemes: Readonly<Record<Id, ThemeQuery>> = {
  'building.elders': () => ({
    sql: countAt(
      'building',
      `SELECT room.building_slot AS slot, count(DISTINCT coalesce(elder.person_key, elder.id)) AS total
       FROM people.elder CROSS JOIN base.room ON room.slot = elder.room_slot
       WHERE elder.cancelled_at IS NULL GROUP BY room.building_slot`,
    ),
  }),
};
