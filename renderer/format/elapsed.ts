import type { TFunction } from 'i18next';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Time of the calendar between two moments as it reads: 4 分钟, 2 小时 3 分, 3 天 4 小时; whole days where either is a date.
 * Undefined for none.
 */
export function elapsedText(t: TFunction, from: string, to: string): string | undefined {
  const isWhole = from.length <= 10 || to.length <= 10;
  const [start, end] = [from, to].map((at) => Date.parse(isoOf(isWhole ? at.slice(0, 10) : at)));
  const passed = end! - start!;
  if (!(passed > 0)) return undefined;
  const days = Math.floor(passed / DAY);
  const hours = Math.floor((passed % DAY) / HOUR);
  const minutes = Math.floor((passed % HOUR) / MINUTE);
  if (isWhole) return t('kit.record.elapsed.wholeDays', { days });
  if (days > 0) return t('kit.record.elapsed.days', { days, hours });
  if (hours > 0) return t('kit.record.elapsed.hours', { hours, minutes });
  return minutes > 0 ? t('kit.record.elapsed.minutes', { minutes }) : undefined;
}

function isoOf(at: string): string {
  return `${at.replace(' ', 'T')}${at.length > 10 ? 'Z' : 'T00:00:00Z'}`;
}
