import { AGEING_RULES } from './ageing.ts';
import { APPROVALS_RULES } from './approvals.ts';
import { BUILDING_ECONOMY_RULES } from './building-economy.ts';
import { BEAT_RULES } from './community-policing/beats.ts';
import { CITY_MANAGEMENT_RULES } from './city-management.ts';
import { HOTLINE_RULES } from './hotline.ts';
import { OFFICE_RULES } from './office.ts';
import { PORTAL_RULES } from './portal.ts';
import type { TableRule } from './rows/table-rule.ts';
import { STATISTICS_RULES } from './statistics.ts';
import { WORK_SAFETY_RULES } from './work-safety.ts';

/** Rules of every table beyond registry and the police's large ones, in the order they are delivered. */
export const SYSTEM_RULES: readonly TableRule[] = [
  ...BEAT_RULES,
  ...CITY_MANAGEMENT_RULES,
  ...BUILDING_ECONOMY_RULES,
  ...WORK_SAFETY_RULES,
  ...HOTLINE_RULES,
  ...PORTAL_RULES,
  ...AGEING_RULES,
  ...APPROVALS_RULES,
  ...OFFICE_RULES,
  ...STATISTICS_RULES,
];
