import { isoOfDay, dayNumber } from '../dates.ts';
import { drawName, drawSurname } from '../names/person-names.ts';
import { weighted, type Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { DAY_SECONDS, momentOf, type Moment } from '../world/calendar.ts';
import {
  drawDueDays,
  drawHazardFate,
  runHazard,
  type HazardEvent,
  type HazardFate,
} from './hazard-flow.ts';
import { drawHazardText, type HazardText } from './hazard-texts.ts';
import type { Finding } from './inspections.ts';
import type { DemoPremises } from './premises.ts';

/** A hazard (事故隐患) with all its steps. */
export interface DemoHazard extends HazardText {
  readonly hazardNo: string;
  readonly premises: DemoPremises;
  readonly level: '一般' | '重大';
  readonly foundBy: string;
  readonly foundAt: string;
  readonly dueAt: string;
  readonly events: readonly HazardEvent[];
  readonly fate: HazardFate;
  readonly fundsYuan: number;
  readonly dutyPerson: string;
  readonly plan: string;
  readonly listed: string;
  /** '' where it is not listed. */
  readonly listingNo: string;
  readonly inspector: string;
  readonly reviewer: string;
}

const listedBy = weighted([
  ['区级', 78],
  ['市级', 19],
  ['省级', 3],
] as const);

/** Makes the hazards that were found, in order of their days; numbers restart every year. */
export function* makeHazards(
  world: DemoWorld,
  findings: readonly Finding[],
): Generator<DemoHazard> {
  const random = world.random.fork('hazards');
  const until = momentOf(world.asOf, DAY_SECONDS - 1);
  const numbers = new Map<string, number>();
  const staff = drawStaff(world);
  for (const finding of findings) {
    const year = finding.foundAt.slice(0, 4);
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    const made = makeHazard(finding, `YH${year}${String(number).padStart(6, '0')}`, until, random);
    const isListed = made.listed !== '无';
    yield {
      ...made,
      listingNo: isListed ? `海安督〔${year}〕${String(number).padStart(5, '0')}号` : '',
      inspector: staff[number % staff.length]!,
      reviewer: staff[(number + 1) % staff.length]!,
    };
  }
}

const STAFF = 24;

/** 执法人员, from a stream of their own. */
function drawStaff(world: DemoWorld): string[] {
  const random = world.random.fork('safety-staff');
  return Array.from({ length: STAFF }, () => {
    return drawName(drawSurname(random), random.chance(0.7), random);
  });
}

function makeHazard(
  { premises, foundAt, foundBy, text }: Finding,
  hazardNo: string,
  until: Moment,
  random: Random,
): Omit<DemoHazard, 'listingNo' | 'inspector' | 'reviewer'> {
  const fate = drawHazardFate(random);
  const dueAt = isoOfDay(dayNumber(foundAt) + drawDueDays(fate, random));
  return {
    hazardNo,
    premises,
    ...(text ?? drawHazardText(premises.trade, random)),
    level: fate.major ? '重大' : '一般',
    foundBy,
    foundAt,
    dueAt,
    fate,
    events: runHazard(foundAt, dueAt, fate, until, random),
    fundsYuan: Math.round(random.between(1, 40) ** (fate.major ? 3 : 2)) * 10,
    dutyPerson: drawName(drawSurname(random), random.chance(0.75), random),
    plan: fate.major ? '已制定' : '',
    listed: fate.major ? listedBy(random) : '无',
  };
}

/** Moment of the last step of a kind, if it was taken. */
export function lastOf(
  events: readonly HazardEvent[],
  ...steps: HazardEvent['step'][]
): HazardEvent | undefined {
  for (let index = events.length - 1; index >= 0; index--)
    if (steps.includes(events[index]!.step)) return events[index];
  return undefined;
}
