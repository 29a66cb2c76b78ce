import { weighted } from '../random.ts';
import { momentDate, WORK_DAY_SECONDS } from '../world/calendar.ts';
import { momentIn } from '../world/export-file.ts';
import type { DemoWorld } from '../world.ts';
import { expectedCards, lightOf, type Light } from './cards.ts';
import { openHalfYear, type HalfYearFiles, type RunningFiles } from './case-files.ts';
import { inventCourse, type CaseCourse } from './cases.ts';
import type { Applicants } from './applicants.ts';
import type { ApprovalItem } from './items.ts';
import type { SpeedKeeper } from './speed.ts';
import type { WorkingAxis, WorkTime } from './working-axis.ts';
import type { CardWriter } from './write-cards.ts';

const FULL_CASES = 300_000;
const HALF_ENDS = ['2014-12-31', '2015-06-30', '2015-12-31'] as const;
const LIGHTS: readonly Light[] = ['绿', '黄', '红'];
const DRAIN_EVERY = 200;

const satisfaction = weighted([
  ['满意', 70],
  ['基本满意', 5],
  ['不满意', 0.4],
  ['未评价', 24.6],
] as const);

/** What the cases are written with. */
export interface CaseSetting {
  readonly world: DemoWorld;
  readonly items: readonly ApprovalItem[];
  readonly axis: WorkingAxis;
  readonly now: WorkTime;
  readonly running: RunningFiles;
  readonly speed: SpeedKeeper;
  readonly cards: CardWriter;
  readonly applicants: Applicants;
}

/** Streams the cases in the order they were applied for, a pair of files every half year. */
export async function writeCases(setting: CaseSetting): Promise<void> {
  const { world, items, axis, now } = setting;
  const total = world.scaled(FULL_CASES);
  const pickItem = weighted(items.map((item) => [item, item.weight] as const));
  const halfEnds = [...HALF_ENDS.map((date) => axis.endOf(date)), now];
  let written = 0;
  for (const [half, end] of halfEnds.entries()) {
    const until = Math.round((total * end) / now);
    const files = openHalfYear(world, half, until - written);
    for (; written < until; written++) {
      const appliedAt = Math.floor(((written + world.random.next()) * now) / total);
      writeCase(setting, files, pickItem(world.random), Math.min(appliedAt, now - 1), written);
      if (written % DRAIN_EVERY === 0) await drain(files, setting.running);
    }
    await files.cases.close();
    await files.steps.close();
  }
}

async function drain(
  { cases, steps }: HalfYearFiles,
  { pauses, cards }: RunningFiles,
): Promise<void> {
  for (const file of [cases, steps, pauses, cards]) await file.drain();
}

function writeCase(
  setting: CaseSetting,
  files: HalfYearFiles,
  item: ApprovalItem,
  appliedAt: WorkTime,
  index: number,
): void {
  const { world, axis, now, speed, cards } = setting;
  const course = inventCourse(item, appliedAt, speed.correction(), world.random);
  const date = momentDate(axis.toMoment(appliedAt)).replaceAll('-', '');
  const caseNo = `SP${date}${String(index + 1).padStart(6, '0')}`;
  const due = expectedCards(course, now);
  const cells = caseCells(setting, files, course, caseNo, lightOf(course, due, now));
  files.cases.row([...cells, daysTaken(setting, files, course, caseNo, index)]);
  writeSteps(setting, files, course, caseNo);
  cards.write(caseNo, course, due);
  if (due.some(({ colour }) => colour === '红牌'))
    world.answers.truth('approvals', 'overdueCase', caseNo);
  if (course.doneAt <= now && course.acceptedAt !== undefined && isMeasured(item))
    speed.add(item.statutory!, course.activeSeconds / WORK_DAY_SECONDS, item.handling === '即办件');
}

function isMeasured({ statutory, unit }: ApprovalItem): boolean {
  return statutory !== undefined && unit === '工作日';
}

function caseCells(
  { world, axis, now, applicants }: CaseSetting,
  { style }: HalfYearFiles,
  course: CaseCourse,
  caseNo: string,
  light: Light,
): string[] {
  const { random } = world;
  const done = course.doneAt <= now;
  const applicant = applicants.of(course.item);
  const at = (time: WorkTime | undefined): string =>
    momentIn(style, time === undefined || time > now ? undefined : axis.toMoment(time));
  return [
    caseNo,
    course.item.code,
    applicant.uscc || style.blank,
    applicant.roomId || style.blank,
    at(course.steps[0]!.at),
    at(course.acceptedAt),
    at(course.approvedAt),
    at(course.doneAt),
    done ? course.result : '',
    deliveredLight(world, caseNo, light),
    done ? satisfaction(random) : '未评价',
    applicant.name,
  ];
}

/** One finished case in so many says other days than its times give. */
const WRONG_DAYS_EVERY = 1_500;
const WRONG_BY_DAYS = 6;

/** 实际用时 of a finished case with a limit in working days. */
function daysTaken(
  { world, now }: CaseSetting,
  { style }: HalfYearFiles,
  { item, acceptedAt, doneAt, activeSeconds }: CaseCourse,
  caseNo: string,
  index: number,
): string {
  if (acceptedAt === undefined || doneAt > now || item.unit !== '工作日') return style.blank;
  const days = activeSeconds / WORK_DAY_SECONDS;
  if (index % WRONG_DAYS_EVERY !== WRONG_DAYS_EVERY / 2) return days.toFixed(1);
  world.answers.truth('approvals', 'daysTakenWrong', caseNo);
  return (days + WRONG_BY_DAYS).toFixed(1);
}

/** The light the centre delivers: now and then not what the rules say. */
function deliveredLight({ random, answers }: DemoWorld, caseNo: string, computed: Light): Light {
  if (!random.chance(1 / 3_000)) return computed;
  const delivered = random.pick(LIGHTS.filter((light) => light !== computed));
  answers.truth('approvals', 'lightDiffers', { case: caseNo, delivered, computed });
  return delivered;
}

/** Steps done by now, and the pause if it has begun. */
function writeSteps(
  { axis, now, running, world }: CaseSetting,
  { steps, style }: HalfYearFiles,
  course: CaseCourse,
  caseNo: string,
): void {
  const { pause } = course;
  const done = course.steps.filter(({ at }) => at <= now);
  done.forEach(({ name, at, post }, index) => {
    const sequence = String(index + 1);
    steps.row([caseNo, sequence, name, momentIn(style, axis.toMoment(at)), post]);
  });
  if (!pause || pause.from > now) return;
  const to = pause.to > now ? '' : momentIn(style, axis.toMoment(pause.to));
  running.pauses.row([caseNo, pause.kind, momentIn(style, axis.toMoment(pause.from)), to]);
  if (pause.to > now) world.answers.truth('approvals', 'pausedNow', caseNo);
}
