import { AGEING_RULES } from './ageing.ts';
import { APPROVALS_RULES } from './approvals.ts';
import { BUILDING_ECONOMY_RULES } from './building-economy.ts';
import { CITY_MANAGEMENT_RULES } from './city-management.ts';
import { HOTLINE_RULES } from './hotline.ts';
import { OFFICE_RULES } from './office.ts';
import { PORTAL_RULES } from './portal.ts';
import type { TableRule } from './rows/table-rule.ts';
import { STATISTICS_RULES } from './statistics.ts';
import { WORK_SAFETY_RULES } from './work-safety.ts';

/** Rules of every table beyond registry and community policing, in the order they are delivered. */
export const SYSTEM_RULES: readonly TableRule[] = [
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
