import { openPictureBook, type SceneName } from '../pictures/picture-book.ts';
import type { DemoWorld } from '../world.ts';
import { DAY_SECONDS, momentOf, momentText } from '../world/calendar.ts';
import type { DemoCase } from './cases.ts';
import type { SurveyedComponent } from './plant-components.ts';

/** At full scale; components of each table of the survey. */
const FULL = { cases: 160, components: 20 } as const;
const FEWEST = 12;
/** Photographs are of the last weeks, of one case in so many that there is a scene for. */
const RECENT_DAYS = 45;
const CASE_EVERY = 12;
const COMPONENT_EVERY = 30;

const SCENES: readonly (readonly [what: RegExp, scene: SceneName])[] = [
  [/井盖.*(破损|缺失)/, 'lid'],
  [/路灯.*(破损|缺失)/, 'lamp'],
  [/暴露垃圾|积存垃圾|乱堆物|废弃家具/, 'litter'],
  [/小广告|张贴悬挂/, 'adverts'],
  [/道路破损|路面塌陷/, 'road'],
];

/** Cells 处置前照片 and 处置后照片 of a case. */
export type CasePictures = readonly [before: string, after: string];

/** Photographs of a bounded number of recent cases; empty cells for the others. */
export function casePictures(world: DemoWorld): (made: DemoCase) => Promise<CasePictures> {
  const book = openPictureBook(world, 'city-management');
  const since = momentOf(world.asOf, 0) - RECENT_DAYS * DAY_SECONDS;
  const most = Math.max(FEWEST, world.scaled(FULL.cases));
  let [fitting, taken] = [0, 0];
  return async (made) => {
    if (made.reportAt < since || taken >= most) return ['', ''];
    const { caseNo, typeName, description, reportAt } = made;
    const scene = SCENES.find(([what]) => what.test(`${typeName} ${description}`))?.[1];
    if (!scene || ++fitting % CASE_EVERY !== 1) return ['', ''];
    taken++;
    const of = { scene, table: 'city_case', key: caseNo };
    const shot = (isAfter: boolean, shows: string, at: number) =>
      book.add({ ...of, isAfter, shows, moment: momentText(at, 'minutes') });
    const before = await shot(false, '处置前', reportAt);
    const handled = made.events.findLast(({ step }) => step === '反馈');
    return [before, handled ? await shot(true, '处置后', handled.at) : ''];
  };
}

/** Photographs of some lids and lamps of a survey; an empty cell for the others. */
export function componentPictures(
  world: DemoWorld,
): (component: SurveyedComponent) => Promise<string> {
  const book = openPictureBook(world, 'city-management');
  const most = Math.max(FEWEST, world.scaled(FULL.components));
  let [fitting, taken] = [0, 0];
  return async ({ id, writtenName, state, changedAt, surveyedAt }) => {
    const scene = /井盖/.test(writtenName)
      ? 'lid'
      : /^路灯$/.test(writtenName)
        ? 'lamp'
        : undefined;
    if (!scene || taken >= most || ++fitting % COMPONENT_EVERY !== 1) return '';
    taken++;
    const moment = `${changedAt || surveyedAt} 10:00`;
    const isAfter = state === '完好';
    return book.add({ scene, isAfter, shows: '现状', moment, table: 'component', key: id });
  };
}
