import type { FactSpec } from '../fact.ts';
import { CITY_CASE } from './city-management.ts';
import { COMMUNITY_POLICING_FACTS } from './community-policing.ts';
import { CITY_CASE, CITY_COMPONENT } from './city-management.ts';

/** Every fact table, by name. */
export const FACTS: Readonly<Record<string, FactSpec>> = {
  city_case: CITY_CASE,
  ...COMMUNITY_POLICING_FACTS,
  component: CITY_COMPONENT,
};
