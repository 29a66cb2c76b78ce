import { AGEING_TODAY } from './ageing.ts';
import { APPROVALS_TODAY } from './approvals.ts';
import { CITY_MANAGEMENT_TODAY } from './city-management.ts';
import { BUILDING_ECONOMY_TODAY } from './building-economy.ts';
import { COMMUNITY_POLICING_TODAY } from './community-policing.ts';
import { HOUSING_TODAY } from './housing.ts';
import type { TodayList } from './list.ts';
import { OFFICE_TODAY } from './office.ts';
import { SHARING_TODAY } from './sharing.ts';
import { WORK_SAFETY_TODAY } from './work-safety.ts';

/** Every list of 今日, in the order of the page. */
export const TODAY_LISTS: readonly TodayList[] = [
  ...COMMUNITY_POLICING_TODAY,
  ...HOUSING_TODAY,
  ...SHARING_TODAY,
  ...CITY_MANAGEMENT_TODAY,
  ...AGEING_TODAY,
  ...APPROVALS_TODAY,
  ...OFFICE_TODAY,
  ...BUILDING_ECONOMY_TODAY,
  ...WORK_SAFETY_TODAY,
];
