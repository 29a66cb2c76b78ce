import type { TFunction } from 'i18next';

interface Change {
  readonly by: number | null;
  readonly unit: 'share' | 'points';
}

/** ↑ 3.2 %, ↓ 1.5 个百分点, or that there is no base to compare with: never a share of zero. */
export function changeText(t: TFunction, { by, unit }: Change): string {
  if (by === null) return t('kit.noBase');
  const value = Math.abs(by * 100).toFixed(1);
  const arrow = value === '0.0' ? '' : by > 0 ? '↑ ' : '↓ ';
  return `${arrow}${unit === 'points' ? t('kit.points', { value }) : `${value}%`}`;
}

/** Whether a change is good, bad or neither. */
export function changeTone(
  by: number | null,
  better: 'more' | 'less' | undefined,
): 'good' | 'bad' | 'neither' {
  if (by === null || better === undefined || Math.abs(by) < 0.0005) return 'neither';
  return by > 0 === (better === 'more') ? 'good' : 'bad';
}
