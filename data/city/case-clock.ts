import type { CaseClock } from '../../contract/queries/city-movement.ts';
import {
  deadlineOf,
  LIMIT_UNITS,
  overdueMultiple,
  type Pause,
  secondsUsed,
  type TimeLimit,
  type WorkingClock,
} from '../../contract/working-time.ts';
import { momentOf, momentText } from './moments.ts';

/** Deadlines nearer than this are the same: exports round to minutes. */
const SAME_SECONDS = 60;

/** What a case's clock is computed from, as rows have it. */
export interface CaseTimes {
  readonly limit_value: number | null;
  readonly limit_unit: string | null;
  /** Last 派遣: the unit that handles it begins then. */
  readonly begun_at: string | null;
  readonly deadline_at: string | null;
  readonly handled_at: string | null;
  readonly closed_at: string | null;
  readonly extensions: number;
  /** JSON: 挂账 and 恢复 in order, `[step, at]`. */
  readonly pauses: string | null;
}

/** A case's deadline computed and compared with the one delivered, and the time used up to `now`. */
export function caseClock(clock: WorkingClock, times: CaseTimes, now: number): CaseClock {
  const limit = limitOf(times);
  const begun = momentOf(times.begun_at);
  const pauses = pausesOf(times.pauses);
  const delivered = momentOf(times.deadline_at);
  const computed = limit && begun !== undefined && deadlineOf(clock, limit, begun, pauses);
  const end = momentOf(times.handled_at ?? times.closed_at) ?? now;
  const used = limit && begun !== undefined ? secondsUsed(clock, limit, begun, end, pauses) : null;
  const whole = limit && begun !== undefined ? secondsUsed(clock, limit, begun, end) : null;
  return {
    limit: limit ?? null,
    begunAt: times.begun_at,
    deliveredAt: times.deadline_at,
    computedAt: computed ? momentText(computed) : null,
    verdict: verdictOf(times, limit, begun, computed || undefined, delivered),
    usedMinutes: used === null ? null : used / 60,
    pausedMinutes: used === null || whole === null ? null : (whole - used) / 60,
    overdueMultiple: used === null || !limit ? null : overdueMultiple(clock, limit, used),
    unknownYears:
      begun === undefined ? [] : clock.unknownYears(begun, Math.max(end, computed || begun)),
  };
}

function limitOf({ limit_value: value, limit_unit: unit }: CaseTimes): TimeLimit | undefined {
  const known = LIMIT_UNITS.find((each) => each === unit);
  return value !== null && value > 0 && known ? { value, unit: known } : undefined;
}

function pausesOf(text: string | null): Pause[] {
  const pauses: Pause[] = [];
  for (const [step, at] of JSON.parse(text ?? '[]') as [string, string][]) {
    const moment = momentOf(at)!;
    const last = pauses.at(-1);
    if (step === 'suspend') pauses.push({ from: moment });
    else if (last && last.to === undefined) pauses[pauses.length - 1] = { ...last, to: moment };
  }
  return pauses;
}

function verdictOf(
  { extensions }: CaseTimes,
  limit: TimeLimit | undefined,
  begun: number | undefined,
  computed: number | undefined,
  delivered: number | undefined,
): CaseClock['verdict'] {
  if (!limit) return 'no-limit';
  if (begun === undefined || delivered === undefined) return 'not-begun';
  if (extensions > 0) return 'extended';
  if (computed === undefined) return 'paused';
  return Math.abs(computed - delivered) <= SAME_SECONDS ? 'same' : 'different';
}
