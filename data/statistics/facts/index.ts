import type { FactSpec } from '../fact.ts';
import { CITY_CASE, CITY_COMPONENT } from './city-management.ts';
import { COMMUNITY_POLICING_FACTS } from './community-policing.ts';
import { WORK_SAFETY_FACTS } from './work-safety.ts';

/** Every fact table, by name. */
export const FACTS: Readonly<Record<string, FactSpec>> = {
  city_case: CITY_CASE,
  component: CITY_COMPONENT,
  ...COMMUNITY_POLICING_FACTS,
  ...WORK_SAFETY_FACTS,
};
