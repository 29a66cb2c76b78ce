import { openPictureBook, type SceneName } from '../pictures/picture-book.ts';
import type { DemoWorld } from '../world.ts';
import { DAY_SECONDS, momentDate, momentOf, momentText } from '../world/calendar.ts';
import { lastOf } from './hazards.ts';
import type { WrittenHazard } from './write-hazards.ts';

const FULL = 80;
const FEWEST = 8;
const RECENT_DAYS = 60;
const EVERY = 8;

const SCENES: readonly (readonly [what: RegExp, scene: SceneName])[] = [
  [/疏散通道|杂物|堆垛/, 'stairs'],
  [/配电箱|电线/, 'wiring'],
  [/灭火器/, 'extinguisher'],
];

/** Cells 整改前照片 and 整改后照片 of a hazard. */
export type HazardPictures = readonly [before: string, after: string];

/** Photographs of a bounded number of recent hazards; empty cells for the others. */
export function hazardPictures(
  world: DemoWorld,
): (written: WrittenHazard) => Promise<HazardPictures> {
  const book = openPictureBook(world, 'work-safety');
  const since = momentDate(momentOf(world.asOf, 0) - RECENT_DAYS * DAY_SECONDS);
  const most = Math.max(FEWEST, world.scaled(FULL));
  let [fitting, taken] = [0, 0];
  return async ({ hazard: { hazardNo, description, foundAt }, events }) => {
    if (foundAt < since || taken >= most) return ['', ''];
    const scene = SCENES.find(([what]) => what.test(description))?.[1];
    if (!scene || ++fitting % EVERY !== 1) return ['', ''];
    taken++;
    const of = { scene, table: 'hazard', key: hazardNo };
    const moment = `${foundAt} 09:30`;
    const before = await book.add({ ...of, isAfter: false, shows: '整改前', moment });
    const fixed = lastOf(events, '申请复查');
    if (!fixed) return [before, ''];
    const at = momentText(fixed.at, 'minutes');
    return [before, await book.add({ ...of, isAfter: true, shows: '整改后', moment: at })];
  };
}
