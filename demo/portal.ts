import { inventColumns } from './portal/columns.ts';
import { writeMessages } from './portal/write-messages.ts';
import { writeColumns, writePages, writeVisits } from './portal/write-site.ts';
import type { SystemWriter } from './systems.ts';

const FULL_COLUMNS = 335;

/** 政府网站: columns, a year of updates and visits, messages with their answers. */
export const portal: SystemWriter = {
  system: 'portal',
  folders: { portal: '区信息办（政府网站）' },
  write: async (world) => {
    const columns = inventColumns(world.scaled(FULL_COLUMNS), world.random);
    await writeColumns(world, columns);
    await writePages(world, columns);
    await writeVisits(world, columns);
    await writeMessages(world);
  },
};
