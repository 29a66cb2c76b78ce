import type { TableDelivery } from '../data/snapshot/delivery.ts';
import { buildingDeliveries } from './community-policing/buildings.ts';
import { residentDelivery } from './community-policing/residents.ts';
import { roomDelivery } from './community-policing/rooms.ts';
import { unitDelivery } from './community-policing/units.ts';
import type { Dataset } from './datasets.ts';
import type { ImportContext } from './import-context.ts';
import type { RecognisedFile } from './recognise.ts';
import { areaDelivery, baseMapDelivery } from './registry.ts';
import { ruleDelivery } from './rows/rule-delivery.ts';
import { noteKeys } from './rows/seen-keys.ts';
import { SYSTEM_RULES } from './system-rules.ts';

type Deliveries = (
  files: readonly RecognisedFile[],
  context: ImportContext,
) => Promise<readonly TableDelivery[]>;

const DELIVERIES: Readonly<Record<string, Deliveries>> = {
  area: async (files, context) => [areaDelivery(files, context)],
  base_map_feature: async (files, context) => [baseMapDelivery(files, context)],
  building: buildingDeliveries,
  room: async (files, context) => [await roomDelivery(files, context)],
  resident: async (files, context) => [residentDelivery(files, context)],
  unit: async (files, context) => [unitDelivery(files, context)],
};

/** How the files of a dataset become deliveries: by their own importer, else by the rule of their table. */
export function deliveriesOf(
  { id }: Dataset,
  files: readonly RecognisedFile[],
  context: ImportContext,
): Promise<readonly TableDelivery[]> {
  const own = DELIVERIES[id];
  return own ? own(files, context) : byRule(id, files, context);
}

const ALL_PARENTS = SYSTEM_RULES.flatMap(({ parents }) => parents ?? []);

async function byRule(
  id: string,
  files: readonly RecognisedFile[],
  context: ImportContext,
): Promise<readonly TableDelivery[]> {
  const rule = SYSTEM_RULES.find(({ table }) => table.name === id);
  if (!rule) throw new RangeError(`no importer feeds ${id}`);
  return [noteKeys(await ruleDelivery(rule, files, context), ALL_PARENTS, context)];
}
