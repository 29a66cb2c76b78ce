import { WORK_DAY_SECONDS } from '../world/calendar.ts';
import { whenActive, type CaseCourse } from './cases.ts';
import type { WorkTime } from './working-axis.ts';

export type CardColour = '提示' | '黄牌' | '红牌';
export type Light = '绿' | '黄' | '红';

/** A card (监察牌) the rules call for. */
export interface ExpectedCard {
  readonly colour: CardColour;
  readonly at: WorkTime;
  readonly reason: string;
}

/** Share of the promised limit after which an open case gets a yellow card. */
export const YELLOW_SHARE = 0.9;

/** Shortest promise that is worth a hint one working day before its end. */
export const HINT_FROM_DAYS = 5;

const REASONS: Readonly<Record<CardColour, string>> = {
  提示: '距承诺期限一个工作日',
  黄牌: '承诺时限已用90%未办结',
  红牌: '超过承诺时限',
};

/** Cards due by `now`: hint a day before the promise ends, yellow at 90 % of it, red beyond it, if the case was still open then. */
export function expectedCards(course: CaseCourse, now: WorkTime): ExpectedCard[] {
  const { item, acceptedAt, doneAt } = course;
  if (acceptedAt === undefined || item.unit !== '工作日') return [];
  const limit = item.promised * WORK_DAY_SECONDS;
  const due: (readonly [CardColour, number])[] = [
    ['黄牌', Math.round(limit * YELLOW_SHARE)],
    ['红牌', limit],
  ];
  if (item.promised >= HINT_FROM_DAYS) due.unshift(['提示', limit - WORK_DAY_SECONDS]);
  return due
    .map(([colour, active]) => ({
      colour,
      at: whenActive(course, active),
      reason: REASONS[colour],
    }))
    .filter(({ at }) => at < doneAt && at <= now);
}

/** Light of a case on the day: red once late, yellow while open past the yellow share, else green. */
export function lightOf(course: CaseCourse, cards: readonly ExpectedCard[], now: WorkTime): Light {
  if (cards.some(({ colour }) => colour === '红牌')) return '红';
  const open = course.doneAt > now;
  return open && cards.some(({ colour }) => colour === '黄牌') ? '黄' : '绿';
}
