import { ageingToday } from './ageing.ts';
import { approvalsToday } from './approvals.ts';
import { cityManagementToday } from './city-management.ts';
import { communityPolicingToday } from './community-policing.ts';
import type { TodayQuery } from './list-query.ts';
import { officeToday } from './office.ts';
import { sharingToday } from './sharing.ts';

/** The query behind each list of 今日. */
export const TODAY_QUERIES: Readonly<Record<string, TodayQuery>> = {
  ...communityPolicingToday,
  ...sharingToday,
  ...cityManagementToday,
  ...ageingToday,
  ...approvalsToday,
  ...officeToday,
};
