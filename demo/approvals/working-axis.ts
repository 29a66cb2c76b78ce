import { dayNumber } from '../dates.ts';
import { DAY_SECONDS, isWorkday, WORK_DAY_SECONDS, type Moment } from '../world/calendar.ts';

/** Working seconds since the axis begins; every working day has the same number of them. */
export type WorkTime = number;

/** Office hours laid end to end, so that clocks may be added up without a calendar. */
export interface WorkingAxis {
  toMoment(work: WorkTime): Moment;
  /** Working seconds up to the end of a day. */
  endOf(isoDate: string): WorkTime;
}

const OPENS = 30_600;
const MORNING_SECONDS = 12_600;
const NOON_BREAK_SECONDS = 7_200;

/** The axis from the first day to the last, both included. */
export function createWorkingAxis(firstDate: string, lastDate: string): WorkingAxis {
  const days: number[] = [];
  for (let day = dayNumber(firstDate); day <= dayNumber(lastDate); day++)
    if (isWorkday(day)) days.push(day);
  return {
    toMoment: (work) => {
      const index = Math.floor(work / WORK_DAY_SECONDS);
      const second = work - index * WORK_DAY_SECONDS;
      const noon = second > MORNING_SECONDS ? NOON_BREAK_SECONDS : 0;
      return days[index]! * DAY_SECONDS + OPENS + second + noon;
    },
    endOf: (isoDate) => {
      const last = dayNumber(isoDate);
      return days.filter((day) => day <= last).length * WORK_DAY_SECONDS;
    },
  };
}
