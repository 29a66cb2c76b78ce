import { COMMUNITY_POLICING_TABLES } from './community-policing.ts';
import { REGISTRY_TABLES } from './registry.ts';
import type { TableSpec } from './table.ts';

/** Every imported table of every system. */
export const TABLES: readonly TableSpec[] = [...REGISTRY_TABLES, ...COMMUNITY_POLICING_TABLES];

/** The declaration of a table by name; throws on a name nobody declared. */
export function tableSpec(name: string): TableSpec {
  const found = TABLES.find((table) => table.name === name);
  if (!found) throw new RangeError(`no table is called ${name}`);
  return found;
}
