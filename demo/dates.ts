const DAY_MILLISECONDS = 86_400_000;

/** Day number of an ISO date, counted from 1970-01-01. */
export function dayNumber(isoDate: string): number {
  return Math.round(Date.parse(`${isoDate}T00:00:00Z`) / DAY_MILLISECONDS);
}

/** ISO date of a day number. */
export function isoOfDay(day: number): string {
  return new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** ISO date some days before another. */
export function daysBefore(isoDate: string, days: number): string {
  return isoOfDay(dayNumber(isoDate) - days);
}

/** The ways departments write one date. */
export const DATE_SHAPES = ['dash', 'slash', 'dot', 'plain', 'chinese'] as const;
export type DateShape = (typeof DATE_SHAPES)[number];

/** Writes an ISO date in a department's way; '' stays ''. */
export function shapeDate(isoDate: string, shape: DateShape): string {
  if (isoDate === '' || shape === 'dash') return isoDate;
  const [year, month, day] = isoDate.split('-') as [string, string, string];
  if (shape === 'plain') return year + month + day;
  if (shape === 'chinese') return `${year}年${Number(month)}月${Number(day)}日`;
  const mark = shape === 'slash' ? '/' : '.';
  return shape === 'slash'
    ? `${year}${mark}${Number(month)}${mark}${Number(day)}`
    : `${year}${mark}${month}${mark}${day}`;
}
