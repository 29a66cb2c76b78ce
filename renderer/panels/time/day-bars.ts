import { dayOf } from '../../../contract/periods.ts';
import type { PointLayerId } from '../../../contract/point-layers.ts';

/** Days the bar reaches back where nothing is drawn, and at most. */
const USUAL_DAYS = 366;

/** Days since 1970, both included, that the bar shows. */
export interface BarDomain {
  readonly first: number;
  readonly last: number;
}

type PointDays = Readonly<Partial<Record<PointLayerId, ReadonlyMap<number, number> | undefined>>>;

/** From the first day of what is drawn, at most a year back, to the as-of date. */
export function barDomain(days: PointDays, asOf: string): BarDomain {
  const last = dayOf(asOf);
  const least = last - USUAL_DAYS + 1;
  const firsts = Object.values(days).flatMap((counts) => (counts ? [...counts.keys()] : []));
  const first = firsts.reduce((lowest, day) => Math.min(lowest, day), last);
  return { first: firsts.length === 0 ? least : Math.max(least, Math.min(first, last - 13)), last };
}

/** One layer's part of the histogram. */
export interface DayBars {
  readonly layerId: PointLayerId;
  /** Outline of its bars standing on those of the layers before it: x in days from the first, y from 0 at the top to 100. */
  readonly path: string;
}

/** Bars of the layers drawn, one on the other, and the largest day. */
export function dayBars(
  days: PointDays,
  { first, last }: BarDomain,
): { readonly bars: readonly DayBars[]; readonly most: number } {
  const count = last - first + 1;
  const layers = Object.entries(days) as [PointLayerId, ReadonlyMap<number, number> | undefined][];
  const drawn = layers.filter(([, counts]) => counts !== undefined && counts.size > 0);
  const sums = Array.from({ length: count }, (_, at) =>
    drawn.reduce((sum, [, counts]) => sum + (counts?.get(first + at) ?? 0), 0),
  );
  const most = Math.max(1, ...sums);
  const below = new Array<number>(count).fill(0);
  const bars = drawn.map(([layerId, counts]): DayBars => {
    const parts: string[] = [];
    for (let at = 0; at < count; at++) {
      const value = counts?.get(first + at) ?? 0;
      if (value === 0) continue;
      const bottom = below[at] as number;
      const [y, height] = [100 - ((bottom + value) / most) * 100, (value / most) * 100];
      parts.push(`M${at + 0.1} ${round(y)}h0.8v${round(height)}h-0.8z`);
      below[at] = bottom + value;
    }
    return { layerId, path: parts.join('') };
  });
  return { bars, most };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
