import { z } from 'zod';
import type { LIGHTS } from './schema/approvals.ts';
import {
  limitSeconds,
  type Moment,
  type Pause,
  secondsUsed,
  type TimeLimit,
  type WorkingClock,
} from './working-time.ts';

export type Light = keyof typeof LIGHTS;

/** When a case turns yellow (监察灯色). Cities differ (data-dictionary §6.3); the source is printed with the figure. */
export const approvalLightsSchema = z.object({
  /** An open case is yellow once this share of its promised limit is used up. */
  yellowShare: z.number().positive().max(1).default(0.9),
  /** … or so many working days before the promise ends, where the district warns by days. */
  yellowWorkingDays: z.number().positive().optional(),
  source: z
    .string()
    .max(200)
    .default('承诺时限用去 90% 未办结为黄、超过承诺时限为红（各地不一，默认值待本地确认）'),
});
export type ApprovalLightRule = z.infer<typeof approvalLightsSchema>;

/** A case on its clock (办件时限). */
export interface ClockedCase {
  readonly acceptedAt: Moment;
  /** When it was done, else the end of the as-of day. */
  readonly until: Moment;
  readonly isOpen: boolean;
  readonly promised: TimeLimit;
  /** 特别程序, which stop the clock. */
  readonly pauses: readonly Pause[];
}

/** Light of a case by its promised limit: red beyond it, yellow while open and near its end, else green. */
export function lightOfCase(
  clock: WorkingClock,
  rule: ApprovalLightRule,
  { acceptedAt, until, isOpen, promised, pauses }: ClockedCase,
): Light {
  const limit = limitSeconds(clock, promised);
  const warned = Math.min(limit * rule.yellowShare, limit - daysAhead(clock, rule, promised));
  if (mostUsed(clock, promised, acceptedAt, until) < warned) return 'green';
  const used = secondsUsed(clock, promised, acceptedAt, until, pauses);
  if (used > limit) return 'red';
  return isOpen && used >= warned ? 'yellow' : 'green';
}

function daysAhead(
  clock: WorkingClock,
  { yellowWorkingDays = 0 }: ApprovalLightRule,
  { unit }: TimeLimit,
): number {
  return limitSeconds(clock, { value: yellowWorkingDays, unit });
}

/** No more can have been used, which spares most cases the count of their days. */
function mostUsed(
  { daySeconds }: WorkingClock,
  { unit }: TimeLimit,
  from: Moment,
  to: Moment,
): number {
  if (unit === 'day' || unit === 'urgent_hour') return to - from;
  const days = Math.floor(to / DAY_SECONDS) - Math.floor(from / DAY_SECONDS) + 1;
  return Math.min(to - from, days * daySeconds);
}

const DAY_SECONDS = 86_400;
