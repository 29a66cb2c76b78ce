import { weighted, type Random } from '../random.ts';
import { WORK_DAY_SECONDS } from '../world/calendar.ts';
import type { ApprovalItem } from './items.ts';
import type { WorkTime } from './working-axis.ts';

/** A step of a case (环节) as it will be once done. */
export interface Step {
  readonly name: string;
  readonly at: WorkTime;
  readonly post: string;
}

/** An interval in which the clock stands (特别程序). */
export interface Pause {
  readonly kind: string;
  readonly from: WorkTime;
  readonly to: WorkTime;
}

/** A case (办件) with its whole course, the part after the delivery included. */
export interface CaseCourse {
  readonly item: ApprovalItem;
  readonly steps: readonly Step[];
  /** Missing when the case was not accepted. */
  readonly acceptedAt?: WorkTime;
  readonly approvedAt?: WorkTime;
  readonly doneAt: WorkTime;
  readonly pause?: Pause;
  /** Working seconds on the clock from acceptance to the end, pauses left out. */
  readonly activeSeconds: number;
  readonly result: string;
}

const result = weighted([
  ['准予', 940],
  ['不予', 22],
  ['撤件', 18],
  ['转报', 20],
] as const);

const PAUSES = ['听证', '检测', '专家评审', '公示', '补正'] as const;

/** When a case comes to a share of its clock: the pause shifts what comes after it. */
export function whenActive(
  course: Pick<CaseCourse, 'acceptedAt' | 'pause'>,
  activeSeconds: number,
): WorkTime {
  const { pause } = course;
  const at = course.acceptedAt! + activeSeconds;
  return pause && at > pause.from ? at + pause.to - pause.from : at;
}

/** Invents the course of a case applied for at a time; `correction` as the keeper of the speed-up wants it. */
export function inventCourse(
  item: ApprovalItem,
  appliedAt: WorkTime,
  correction: number,
  random: Random,
): CaseCourse {
  if (item.handling === '即办件') return instantCourse(item, appliedAt, random);
  if (random.chance(0.012)) return refusedCourse(item, appliedAt, random);
  const supplement = random.chance(0.02);
  const acceptedAt = appliedAt + days(random.between(0.02, 0.9)) + (supplement ? days(3) : 0);
  const activeSeconds = Math.round(clockShare(item, correction, random) * clockOf(item));
  const pause = random.chance(0.04) ? pauseIn(acceptedAt, activeSeconds, random) : undefined;
  const course = { acceptedAt, activeSeconds, ...(pause && { pause }) };
  const doneAt = whenActive(course, activeSeconds);
  const approvedAt = whenActive(course, Math.round(activeSeconds * 0.86));
  const steps: Step[] = [
    { name: '申请', at: appliedAt, post: '窗口受理员' },
    ...(supplement ? [{ name: '补正', at: appliedAt + days(0.4), post: '窗口受理员' }] : []),
    { name: '受理', at: acceptedAt, post: '窗口受理员' },
    { name: '承办', at: whenActive(course, Math.round(activeSeconds * 0.12)), post: '经办人' },
    { name: '审核', at: whenActive(course, Math.round(activeSeconds * 0.55)), post: '科长' },
    { name: '批准', at: approvedAt, post: '首席代表' },
    { name: '办结', at: doneAt, post: '窗口受理员' },
    { name: '送达', at: doneAt + days(random.between(0.05, 2)), post: '窗口受理员' },
  ];
  return { item, steps, ...course, approvedAt, doneAt, result: result(random) };
}

/** Done while the applicant waits. */
function instantCourse(item: ApprovalItem, appliedAt: WorkTime, random: Random): CaseCourse {
  const acceptedAt = appliedAt + random.integer(60, 600);
  const activeSeconds = random.integer(300, 5_400);
  const part = (share: number): WorkTime => acceptedAt + Math.round(activeSeconds * share);
  const doneAt = acceptedAt + activeSeconds;
  return {
    item,
    acceptedAt,
    approvedAt: part(0.8),
    doneAt,
    activeSeconds,
    result: result(random),
    steps: [
      { name: '申请', at: appliedAt, post: '窗口受理员' },
      { name: '受理', at: acceptedAt, post: '窗口受理员' },
      { name: '承办', at: part(0.2), post: '窗口受理员' },
      { name: '审核', at: part(0.6), post: '首席代表' },
      { name: '批准', at: part(0.8), post: '首席代表' },
      { name: '办结', at: doneAt, post: '窗口受理员' },
      { name: '送达', at: doneAt + 120, post: '窗口受理员' },
    ],
  };
}

function refusedCourse(item: ApprovalItem, appliedAt: WorkTime, random: Random): CaseCourse {
  const doneAt = appliedAt + days(random.between(0.1, 2));
  return {
    item,
    doneAt,
    activeSeconds: 0,
    result: '退件',
    steps: [
      { name: '申请', at: appliedAt, post: '窗口受理员' },
      { name: '不予受理', at: doneAt, post: '首席代表' },
      { name: '送达', at: doneAt + days(0.2), post: '窗口受理员' },
    ],
  };
}

/** Share of the promised limit used: nearly all well within it, a few close to its end, fewer beyond. */
function clockShare({ unit }: ApprovalItem, correction: number, random: Random): number {
  if (unit === '自然日') return random.between(0.1, 0.45);
  const draw = random.next();
  if (draw < 0.007) return random.between(1.08, 1.9);
  if (draw < 0.027) return random.between(0.915, 0.97);
  return Math.max(0.1, Math.min(0.77, random.between(0.34, 0.74) + correction));
}

/** The promised limit in working seconds; natural days count five in seven. */
function clockOf({ promised, unit }: ApprovalItem): number {
  return promised * WORK_DAY_SECONDS * (unit === '自然日' ? 5 / 7 : 1);
}

function pauseIn(acceptedAt: WorkTime, activeSeconds: number, random: Random): Pause {
  const from = acceptedAt + Math.round(activeSeconds * random.between(0.2, 0.5));
  return {
    kind: random.pick(PAUSES),
    from,
    to: from + days(random.between(2, 25)),
  };
}

function days(count: number): number {
  return Math.round(count * WORK_DAY_SECONDS);
}
