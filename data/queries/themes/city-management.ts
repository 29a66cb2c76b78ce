import { caseOver } from '../../city/case-over.ts';
import type { CITY_MANAGEMENT_THEMES } from '../../../contract/themes/city-management.ts';
import { countAt, type ThemeQuery } from './theme-query.ts';

type Id = (typeof CITY_MANAGEMENT_THEMES)[number]['id'];

export const cityManagementThemes: Readonly<Record<Id, ThemeQuery>> = {
  'building.openCases': () => ({
    sql: countAt(
      'building',
      `SELECT link.building_slot AS slot, count(*) AS total
       FROM links.address_link AS link
       JOIN city.city_case ON city_case.case_no = link.row_key
       WHERE link.table_name = 'city_case' AND link.field = 'address' AND link.building_slot IS NOT NULL
         AND NOT ${caseOver('city_case')}
       GROUP BY link.building_slot`,
    ),
  }),
};
