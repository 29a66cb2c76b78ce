import { AGEING_TABLES } from './ageing.ts';
import { APPROVALS_TABLES } from './approvals.ts';
import { BUILDING_ECONOMY_TABLES } from './building-economy.ts';
import { CITY_MANAGEMENT_TABLES } from './city-management.ts';
import { COMMUNITY_POLICING_TABLES } from './community-policing.ts';
import { HOTLINE_TABLES } from './hotline.ts';
import { OFFICE_TABLES } from './office.ts';
import { picture } from './pictures.ts';
import { PORTAL_TABLES } from './portal.ts';
import { REGISTRY_TABLES } from './registry.ts';
import { STATISTICS_TABLES } from './statistics.ts';
import type { TableSpec } from './table.ts';
import { WORK_SAFETY_TABLES } from './work-safety.ts';

/** Every imported table of every system. */
export const TABLES: readonly TableSpec[] = [
  ...REGISTRY_TABLES,
  ...COMMUNITY_POLICING_TABLES,
  ...CITY_MANAGEMENT_TABLES,
  ...BUILDING_ECONOMY_TABLES,
  ...WORK_SAFETY_TABLES,
  ...HOTLINE_TABLES,
  ...PORTAL_TABLES,
  ...AGEING_TABLES,
  ...APPROVALS_TABLES,
  ...OFFICE_TABLES,
  ...STATISTICS_TABLES,
  picture,
];

/** The declaration of a table by name; throws on a name nobody declared. */
export function tableSpec(name: string): TableSpec {
  const found = TABLES.find((table) => table.name === name);
  if (!found) throw new RangeError(`no table is called ${name}`);
  return found;
}

/** Tables whose records may have photographs. */
export const PICTURED_TABLES: readonly TableSpec[] = TABLES.filter((table) => table.pictures);
