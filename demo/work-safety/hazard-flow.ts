import type { Random } from '../random.ts';
import {
  addWorkingSeconds,
  DAY_SECONDS,
  HOUR_SECONDS,
  inDaytime,
  momentOf,
  type Moment,
} from '../world/calendar.ts';

export type HazardStep =
  | '登记'
  | '派发'
  | '整改'
  | '申请复查'
  | '复查合格'
  | '复查不合格'
  | '销号'
  | '挂牌督办'
  | '摘牌'
  | '督办'
  | '约谈处罚';

export interface HazardEvent {
  readonly step: HazardStep;
  readonly at: Moment;
  readonly note: string;
}

/** What will become of a hazard. */
export interface HazardFate {
  readonly major: boolean;
  /** Rechecks that fail before one passes. */
  readonly failures: number;
  readonly late: boolean;
  /** Nothing happens after it was urged. */
  readonly stuck: boolean;
}

/** Draws a fate; major hazards take longer and fail more often. */
export function drawHazardFate(random: Random): HazardFate {
  const major = random.chance(0.016);
  const draw = random.next();
  return {
    major,
    failures: draw < (major ? 0.16 : 0.07) ? 1 : draw < (major ? 0.2 : 0.08) ? 2 : 0,
    late: random.chance(0.06),
    stuck: random.chance(0.006),
  };
}

/** Days a hazard may take: often none, for major ones one to three months. */
export function drawDueDays({ major }: HazardFate, random: Random): number {
  return major ? random.pick([30, 45, 60, 90]) : random.pick([0, 3, 5, 7, 7, 10, 15, 15, 30]);
}

interface Draft {
  readonly events: HazardEvent[];
  readonly random: Random;
  at: Moment;
}

/**
 * The rectification loop (domain §5.4) of a hazard found on `foundDay`, cut off at `until`. Nothing is closed
 * without a recheck that passed; what is late is urged, major hazards are listed until they are closed.
 */
export function runHazard(
  foundAt: string,
  dueAt: string,
  fate: HazardFate,
  until: Moment,
  random: Random,
): HazardEvent[] {
  const due = momentOf(dueAt, DAY_SECONDS - 1);
  const begun = addWorkingSeconds(momentOf(foundAt, 9 * HOUR_SECONDS), random.integer(0, 12_000));
  const draft: Draft = { events: [], random, at: begun };
  add(draft, '登记', draft.at);
  add(draft, '派发', draft.at + random.integer(5, 60) * 60);
  if (fate.major) add(draft, '挂牌督办', office(draft, 2), '限期整改');
  const isLate = fate.late || fate.stuck;
  const end = isLate ? due + random.integer(2, 40) * DAY_SECONDS : beforeDue(draft, due, random);
  if (isLate) urge(draft, due, fate, end);
  if (!fate.stuck) rectify(draft, fate, end);
  return draft.events.filter(({ at }) => at <= until);
}

function beforeDue(draft: Draft, due: Moment, random: Random): Moment {
  return draft.at + (due - draft.at) * random.between(0.3, 0.93);
}

function add(draft: Draft, step: HazardStep, at: Moment, note = ''): void {
  draft.at = Math.max(draft.at, Math.round(at));
  draft.events.push({ step, at: draft.at, note });
}

/** Office hours later. */
function office(draft: Draft, hours: number): Moment {
  return addWorkingSeconds(draft.at, hours * HOUR_SECONDS * draft.random.between(0.4, 1));
}

function urge(draft: Draft, due: Moment, { stuck }: HazardFate, end: Moment): void {
  add(draft, '督办', addWorkingSeconds(due + 9 * HOUR_SECONDS, 3_600), '逾期未整改');
  const long = end - due > 20 * DAY_SECONDS;
  if (long || stuck) add(draft, '约谈处罚', office(draft, 21), '约谈主要负责人');
}

/** Work, request, recheck — again after each failure — and closing at about `end`. */
function rectify(draft: Draft, { failures, major }: HazardFate, end: Moment): void {
  const rounds = failures + 1;
  const from = draft.at;
  const share = (part: number): Moment =>
    inDaytime(from + ((end - from) * part) / (rounds * 3 + 1));
  for (let round = 0; round < rounds; round++) {
    const passed = round === failures;
    add(draft, '整改', share(round * 3 + 1), round === 0 ? '' : '重新整改');
    add(draft, '申请复查', share(round * 3 + 2));
    add(
      draft,
      passed ? '复查合格' : '复查不合格',
      share(round * 3 + 3),
      passed ? '' : '整改不到位',
    );
  }
  add(draft, '销号', inDaytime(end));
  if (major) add(draft, '摘牌', office(draft, 14));
}
