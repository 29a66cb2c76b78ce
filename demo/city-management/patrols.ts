import { dayNumber } from '../dates.ts';
import type { Point } from '../geometry/plane.ts';
import type { Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import { DAY_SECONDS, isWorkday, momentText, type Moment } from '../world/calendar.ts';
import {
  momentIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type ExportFile,
  type FileStyle,
} from '../world/export-file.ts';
import type { DutyGrid } from './duty-grids.ts';
import { openTrackBook, type TrackBook } from './track-book.ts';
import { layBeats, startWalk, type Beat } from './walk.ts';

const COLUMNS: Columns = [
  ['监督员编号', '城管通编号', '工号'],
  ['定位时间', 'GPS时间', '时间'],
  ['经度'],
  ['纬度'],
  ['速度'],
];

const STYLES: readonly FileStyle[] = [
  PLAIN_STYLE,
  { ...PLAIN_STYLE, headers: 1, moments: 'slash' },
  { ...PLAIN_STYLE, headers: 2, moments: 'plain', encoding: 'utf-8-bom' },
];

/** Office hours on foot, in seconds of the day. */
const SHIFTS = [
  [30_600, 43_200],
  [50_400, 63_000],
] as const;

/** Fixes a patrol sends a day when nothing goes wrong. */
const FIXES_A_DAY = 1_000;

interface Patrol {
  readonly grid: DutyGrid;
  readonly beat: Beat;
}

/** Writes `total` fixes, one file a day, and remembers them. Far from full scale fewer patrols walk. */
export async function writePatrols(
  world: DemoWorld,
  grids: readonly DutyGrid[],
  total: number,
): Promise<TrackBook> {
  const random = world.random.fork('patrols');
  const book = openTrackBook(total);
  const patrols = [...layBeats(world, grids)]
    .map(([grid, beat]): Patrol => ({ grid, beat }))
    .sort((a, b) => (a.grid.patrolNo < b.grid.patrolNo ? -1 : 1))
    .filter((_, index, all) => index < Math.max(4, Math.min(all.length, total / 400)));
  const days = lastWorkdays(world.asOf, Math.ceil(total / (patrols.length * FIXES_A_DAY)));
  const left = { fixes: total };
  for (const [number, day] of days.entries()) {
    const date = momentText(day * DAY_SECONDS, 'plain').slice(0, 8);
    const style = STYLES[number % STYLES.length]!;
    const file = openExport(world, `city-management/监督员轨迹_${date}.csv`, COLUMNS, style);
    const quota = Math.ceil(left.fixes / (days.length - number));
    await writeDay({ world, file, day, quota, patrols, book, random });
    left.fixes -= Math.min(quota, left.fixes);
    await file.close();
  }
  world.answers.count('city-management', 'patrol_fix', total);
  return book;
}

interface PatrolDay {
  readonly world: DemoWorld;
  readonly file: ExportFile;
  readonly day: number;
  readonly quota: number;
  readonly patrols: readonly Patrol[];
  readonly book: TrackBook;
  readonly random: Random;
}

async function writeDay(order: PatrolDay): Promise<void> {
  const { file, quota, patrols } = order;
  let written = 0;
  for (const [index, patrol] of patrols.entries()) {
    const share = Math.ceil((quota - written) / (patrols.length - index));
    written += walkDay(order, patrol, share, index);
    await file.drain();
  }
}

/** One patrol's day: `count` fixes at 20–30 s, with now and then a gap or a jump. */
function walkDay(order: PatrolDay, patrol: Patrol, count: number, index: number): number {
  const { random, day, world } = order;
  const walker = startWalk(patrol.beat, random);
  const gapAfter = random.chance(0.05) ? random.integer(40, 800) : -1;
  const jumpAt = random.chance(0.06) ? random.integer(20, 900) : -1;
  let at = day * DAY_SECONDS + SHIFTS[0][0] + random.integer(0, 400);
  let pace = random.between(1, 1.5);
  for (let fix = 0; fix < count; fix++) {
    const seconds = random.integer(20, 30);
    at = onDuty(at + seconds, day, random);
    if (fix === gapAfter) at = skip(world, patrol, at, random);
    if (fix % 50 === 0) pace = random.chance(0.12) ? 0.25 : random.between(0.9, 1.6);
    const place = wobble(walker.advance(pace * seconds), random);
    writeFix(order, patrol, at, place, pace, fix === jumpAt);
    if (index === 0 && fix === 10) plantBadFixes(order, patrol, at, place);
  }
  return count;
}

/** From noon to two nobody walks; who is late with the day's fixes stays on. */
function onDuty(at: Moment, day: number, random: Random): Moment {
  const second = at - day * DAY_SECONDS;
  const noon = second > SHIFTS[0][1] && second < SHIFTS[1][0];
  return noon ? day * DAY_SECONDS + SHIFTS[1][0] + random.integer(0, 300) : at;
}

function skip(world: DemoWorld, { grid }: Patrol, at: Moment, random: Random): Moment {
  const until = at + random.integer(900, 2_400);
  world.answers.truth('city-management', 'trackGap', {
    patrolNo: grid.patrolNo,
    from: momentText(at),
    to: momentText(until),
  });
  return until;
}

function wobble([east, north]: Point, random: Random): Point {
  return [
    east + (random.next() + random.next() - 1) * 5,
    north + (random.next() + random.next() - 1) * 5,
  ];
}

function writeFix(
  { world, file, book, random }: PatrolDay,
  { grid }: Patrol,
  at: Moment,
  place: Point,
  pace: number,
  jumps: boolean,
): void {
  const { patrolNo } = grid;
  const shown: Point = jumps
    ? [place[0] + (random.chance(0.5) ? 1 : -1) * random.between(700, 2_000), place[1] + 400]
    : place;
  const [longitude, latitude] = world.district.plane.toDegrees(shown);
  file.row([
    patrolNo,
    momentIn(file.style, at),
    longitude.toFixed(6),
    latitude.toFixed(6),
    (pace * 3.6).toFixed(1),
  ]);
  book.add(patrolNo, at, place);
  if (jumps) world.answers.truth('city-management', 'trackJump', { patrolNo, at: momentText(at) });
}

function plantBadFixes(
  { world, file }: PatrolDay,
  { grid }: Patrol,
  at: Moment,
  place: Point,
): void {
  const [longitude, latitude] = world.district.plane.toDegrees(place);
  const bad = (kind: string, cells: string[]): void => {
    const line = file.row(cells);
    world.answers.plant({ file: file.name, line, kind, expect: 'rejected', key: cells[0]! });
  };
  const moment = momentIn(file.style, at + 5);
  bad('fix-position-zero', [grid.patrolNo, moment, '0', '0', '0']);
  bad('fix-time-missing', [grid.patrolNo, '', longitude.toFixed(6), latitude.toFixed(6), '0']);
}

function lastWorkdays(asOf: string, count: number): number[] {
  const days: number[] = [];
  for (let day = dayNumber(asOf); days.length < count; day--) if (isWorkday(day)) days.unshift(day);
  return days;
}
