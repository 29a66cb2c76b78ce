import { dayNumber, isoOfDay } from '../dates.ts';
import type { Point } from '../geometry/plane.ts';
import type { DemoWorld } from '../world.ts';
import { EVENT_TYPES, type CaseType } from './case-types.ts';
import { planted } from './plant-components.ts';

/** A corner where one thing is reported again and again for some weeks (高发点). */
export interface HotSpot {
  readonly type: CaseType;
  readonly centre: Point;
  readonly radiusMetres: number;
  readonly from: string;
  readonly to: string;
  readonly reports: number;
}

const KINDS = ['0102', '0201', '0501', '0504', '0505', '0506', '0507', '0510'];
const SPOTS = 12;
const RADIUS_METRES = 20;

/** Draws the hot spots of the year. */
export function drawHotSpots(world: DemoWorld): HotSpot[] {
  const random = world.random.fork('hot-spots');
  const asOf = dayNumber(world.asOf);
  const spots: HotSpot[] = [];
  while (spots.length < SPOTS) {
    const centre = world.places.onRoad(random, random.between(3, 8)).at;
    const far = spots.every(({ centre: [east, north] }) => {
      return Math.hypot(east - centre[0], north - centre[1]) > 250;
    });
    if (!far || !world.places.isLand(centre)) continue;
    const code = KINDS[spots.length % KINDS.length]!;
    const begin = asOf - random.integer(60, 330);
    spots.push({
      type: EVENT_TYPES.find((type) => type.code === code)!,
      centre,
      radiusMetres: RADIUS_METRES,
      from: isoOfDay(begin),
      to: isoOfDay(begin + random.integer(28, 55)),
      reports: Math.max(8, planted(world, random.integer(45, 90))),
    });
  }
  return spots;
}
