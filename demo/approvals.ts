import { createSpeedKeeper } from './approvals/speed.ts';
import { HINT_FROM_DAYS, YELLOW_SHARE } from './approvals/cards.ts';
import { openRunningFiles } from './approvals/case-files.ts';
import { inventItems } from './approvals/items.ts';
import { createWorkingAxis } from './approvals/working-axis.ts';
import { openCardWriter } from './approvals/write-cards.ts';
import { openApplicants } from './approvals/applicants.ts';
import { writeCases } from './approvals/write-cases.ts';
import { writeItems } from './approvals/write-items.ts';
import type { SystemWriter } from './systems.ts';
import { WORK_DAY_SECONDS } from './world/calendar.ts';

const FULL_ITEMS = 300;
const FIRST_DAY = '2014-07-01';
const LAST_DAY = '2016-12-31';

/** 行政审批与电子监察: matters, 300,000 cases of two years with their steps and pauses, cards. */
export const approvals: SystemWriter = {
  system: 'approvals',
  folders: { approvals: '区行政审批服务中心', supervision: '区纪委（监察局）' },
  write: async (world) => {
    const items = inventItems(Math.max(30, world.scaled(FULL_ITEMS)), world.random);
    await writeItems(world, items);
    const axis = createWorkingAxis(FIRST_DAY, LAST_DAY);
    const running = openRunningFiles(world);
    const now = axis.endOf(world.asOf);
    const speed = createSpeedKeeper();
    const cards = openCardWriter(world, running, axis, now);
    const applicants = openApplicants(world);
    await writeCases({ world, items, axis, now, running, speed, cards, applicants });
    await running.pauses.close();
    await running.cards.close();
    world.answers.truth('approvals', 'speedUp', speed.result());
    world.answers.truth('approvals', 'rules', {
      yellowShare: YELLOW_SHARE,
      hintFromPromisedDays: HINT_FROM_DAYS,
      workDayHours: WORK_DAY_SECONDS / 3_600,
    });
  },
};
