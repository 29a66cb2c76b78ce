import { ageingToday } from './ageing.ts';
import { approvalsToday } from './approvals.ts';
import { cityManagementToday } from './city-management.ts';
import { buildingEconomyToday } from './building-economy.ts';
import { communityPolicingToday } from './community-policing.ts';
import { housingToday } from './housing.ts';
import type { TodayQuery } from './list-query.ts';
import { officeToday } from './office.ts';
import { sharingToday } from './sharing.ts';
import { workSafetyToday } from './work-safety.ts';

/** The query behind each list of 今日. */
export const TODAY_QUERIES: Readonly<Record<string, TodayQuery>> = {
  ...communityPolicingToday,
  ...housingToday,
  ...sharingToday,
  ...cityManagementToday,
  ...ageingToday,
  ...approvalsToday,
  ...officeToday,
  ...buildingEconomyToday,
  ...workSafetyToday,
};
