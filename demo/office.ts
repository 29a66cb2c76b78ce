import { inventInstructions, inventItems } from './office/supervision.ts';
import { listUnits } from './office/units.ts';
import { writeFlow } from './office/write-statistics.ts';
import { writeInstructions, writeItems } from './office/write-supervision.ts';
import type { SystemWriter } from './systems.ts';

/** 党政 OA: document flow counts of eight modules, supervised items, leaders' instructions; no documents. */
export const office: SystemWriter = {
  system: 'office',
  folders: { office: '区府办' },
  write: async (world) => {
    const units = listUnits(world);
    await writeFlow(world, units);
    const items = inventItems(world, units);
    await writeItems(world, items);
    await writeInstructions(world, inventInstructions(world, units, items));
  },
};
