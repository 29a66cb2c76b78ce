import { dayNumber } from '../dates.ts';
import { weighted, type Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { DAY_SECONDS, HOUR_SECONDS, isWorkday, momentOf, type Moment } from '../world/calendar.ts';
import { planted } from './plant-components.ts';
import type { Passage, TrackBook } from './track-book.ts';
import type { HotSpot } from './hot-spots.ts';

export type CaseSource = '监督员上报' | '视频监控' | '公众举报' | '领导交办' | '媒体' | '其他';

/** A report that will become a case. */
export interface Report {
  readonly at: Moment;
  readonly source: CaseSource;
  /** The place a patrol passed without a word. */
  readonly missed?: Passage;
  readonly spot?: HotSpot;
}

const source = weighted<CaseSource>([
  ['监督员上报', 812],
  ['公众举报', 96],
  ['视频监控', 58],
  ['领导交办', 16],
  ['媒体', 7],
  ['其他', 11],
]);

/** How busy each month is, January first. */
const MONTHS = [0.93, 0.62, 1.04, 1.08, 1.1, 1.12, 1.13, 1.1, 1.05, 0.96, 1.0, 0.91];

const officeHour = weighted(
  [0, 0, 0, 0, 0, 0, 1, 5, 14, 18, 17, 9, 3, 5, 14, 16, 12, 5, 2, 1, 1, 0, 0, 0].map(
    (share, hour) => [hour, share] as const,
  ),
);
const publicHour = weighted(
  [1, 0.6, 0.4, 0.3, 0.4, 1, 3, 6, 9, 10, 9, 7, 5, 6, 8, 8, 7, 6, 6, 7, 6, 5, 3, 2].map(
    (share, hour) => [hour, share] as const,
  ),
);

/** First and last moment of the year that ends with the as-of date. */
export function yearOf(asOf: string): { from: Moment; until: Moment } {
  const until = momentOf(asOf, DAY_SECONDS - 1);
  const from = momentOf(`${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`) + DAY_SECONDS;
  return { from, until };
}

/** `total` reports of one year in order of time, hot spots and patrols' misses among them. */
export function streamReports(
  world: DemoWorld,
  total: number,
  spots: readonly HotSpot[],
  tracks: TrackBook,
): Report[] {
  const random = world.random.fork('reports');
  const reports: Report[] = [
    ...spots.flatMap((spot) => spotReports(spot, random)),
    ...missedReports(world, tracks, random),
  ];
  const { from, until } = yearOf(world.asOf);
  const drawDay = dayPicker(from, until, random);
  while (reports.length < total) {
    const made = source(random);
    reports.push({ source: made, at: drawDay(random) * DAY_SECONDS + secondOf(made, random) });
  }
  return reports.sort((a, b) => a.at - b.at);
}

function secondOf(from: CaseSource, random: Random): number {
  const hour = from === '公众举报' ? publicHour(random) : officeHour(random);
  return hour * HOUR_SECONDS + random.integer(0, HOUR_SECONDS - 1);
}

function dayPicker(from: Moment, until: Moment, random: Random): (random: Random) => number {
  const days: (readonly [number, number])[] = [];
  for (let day = from / DAY_SECONDS; day <= until / DAY_SECONDS; day++) {
    const month = new Date(day * DAY_SECONDS * 1000).getUTCMonth();
    const usual = MONTHS[month]! * (isWorkday(day) ? 1.12 : 0.72);
    days.push([day, usual * random.between(0.85, 1.15)]);
  }
  return weighted(days);
}

function spotReports(spot: HotSpot, random: Random): Report[] {
  return Array.from({ length: spot.reports }, (): Report => {
    const day = random.integer(dayNumber(spot.from), dayNumber(spot.to));
    const from: CaseSource = random.chance(0.3) ? '公众举报' : '监督员上报';
    return { spot, source: from, at: day * DAY_SECONDS + secondOf(from, random) };
  });
}

/** Citizens report what a patrol had walked past a few hours before. */
function missedReports(world: DemoWorld, tracks: TrackBook, random: Random): Report[] {
  const { until } = yearOf(world.asOf);
  return Array.from({ length: planted(world, 150) }, (): Report => {
    const missed = tracks.pick(random);
    const at = Math.min(until - 600, missed.at + random.integer(1_800, 18 * HOUR_SECONDS));
    return { missed, source: '公众举报', at };
  });
}
