import type { DemoBuilding } from '../city/building.ts';
import type { GridCell } from '../city/areas.ts';
import type { Road } from '../city/streets.ts';
import type { Point } from '../geometry/plane.ts';
import { contains } from '../geometry/polygon.ts';
import type { Random } from '../random.ts';
import type { DemoWorld } from '../world.ts';
import type { RoadPlace } from '../world/places.ts';
import { carriagewayFinder } from './carriageways.ts';
import type { Standing } from './component-types.ts';

/** A place and the cell it lies in. */
export interface Stand {
  readonly at: Point;
  readonly cell: GridCell;
}

/** Gives places for components of one standing, as many as are asked for: none on a house, on a carriageway only what belongs there. */
export type StandFinder = (standing: Standing, count: number, random: Random) => Stand[];

/** Drains, rails and parking meters stand this far inside the kerb, metres. */
const INSIDE_KERB_METRES = 0.4;
const WIDE = new Set(['trunk', 'secondary', 'branch']);

/** Opens the finder over a district. */
export function createStandFinder({ district, places }: DemoWorld): StandFinder {
  const wide = district.streets.roads.filter(({ tag }) => WIDE.has(tag.roadClass ?? 'lane'));
  const builtOn = buildingFinder(district.buildings);
  const cellsOf = (parks: boolean): GridCell[] =>
    district.cells.filter(({ blockIndex }) => {
      const { kind } = district.blocks[blockIndex]!;
      return parks ? kind === 'park' : kind !== 'park' && kind !== 'water' && kind !== 'field';
    });
  const [parks, estates] = [cellsOf(true), cellsOf(false)];
  const draw: Readonly<Record<Standing, (random: Random) => Point>> = {
    footway: (random) => besideRoad(places.onRoadOf(wide, random), 'footway', random),
    kerb: (random) => besideRoad(places.onRoadOf(wide, random), 'kerb', random),
    carriageway: (random) => places.onRoad(random, random.between(-2.4, 2.4)).at,
    corner: (random) => besideRoad(places.onRoadOf(wide, random), 'footway', random),
    green: (random) => places.inCell(random.pick(parks), random),
    estate: (random) => places.inCell(random.pick(estates), random),
    bank: (random) => alongBank(district.ground.canalLines, random),
  };
  const onCarriageway = carriagewayFinder(district.streets.roads);
  const belongs = (standing: Standing, at: Point): boolean =>
    standing === 'carriageway'
      ? onCarriageway(at)
      : !onCarriageway(at, standing === 'kerb' ? INSIDE_KERB_METRES + 0.2 : 0);
  const stand = (standing: Standing, at: Point): Stand | undefined => {
    const cell = places.cellAt(at);
    return cell && belongs(standing, at) && !builtOn(at) ? { at, cell } : undefined;
  };
  return (standing, count, random) => {
    const rows = standing === 'carriageway' ? district.streets.roads : wide;
    const inRows = standing === 'footway' || standing === 'kerb' || standing === 'carriageway';
    const stands: Stand[] = [];
    const take = (at: Point): void => {
      const found = stand(standing, at);
      if (found && stands.length < count) stands.push(found);
    };
    if (inRows) for (const at of rowPlaces(rows, standing, count, random)) take(at);
    while (stands.length < count) take(draw[standing](random));
    return stands;
  };
}

/** A place on the pavement of a street, or just inside its kerb, on either side. */
function besideRoad(
  { at, along, road }: RoadPlace,
  standing: 'footway' | 'kerb',
  random: Random,
): Point {
  const half = road.tag.widthMetres / 2;
  const off = standing === 'kerb' ? half - INSIDE_KERB_METRES : half + random.between(0.8, 2.6);
  const across = random.chance(0.5) ? off : -off;
  return [at[0] - along[1] * across, at[1] + along[0] * across];
}

/** Places in rows: evenly spaced along every street, on both sides by turns, a little out of line. */
function* rowPlaces(
  roads: readonly Road[],
  standing: Standing,
  count: number,
  random: Random,
): Generator<Point> {
  const spacing = roads.reduce((sum, { line }) => sum + lengthOf(line), 0) / count;
  let ahead = random.next() * spacing;
  let side = 1;
  const steady = random.between(0.9, 2.2);
  for (const { tag, line } of roads) {
    const offset = rowOffset(standing, tag.widthMetres, steady);
    for (let index = 1; index < line.length; index++) {
      const [from, to] = [line[index - 1]!, line[index]!];
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      for (; ahead < length; ahead += spacing) {
        const across = (side = -side) * offset + random.between(-0.12, 0.12);
        const along = ahead + random.between(-0.2, 0.2);
        yield beside(from, to, length, along, across);
      }
      ahead -= length;
    }
  }
}

function rowOffset(standing: Standing, widthMetres: number, steady: number): number {
  if (standing === 'kerb') return widthMetres / 2 - INSIDE_KERB_METRES;
  if (standing === 'carriageway') return widthMetres * 0.12 * steady;
  return widthMetres / 2 + steady;
}

function beside(from: Point, to: Point, length: number, along: number, across: number): Point {
  const [x, y] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  return [from[0] + x * along - y * across, from[1] + y * along + x * across];
}

function lengthOf(line: readonly Point[]): number {
  let sum = 0;
  for (let index = 1; index < line.length; index++)
    sum += Math.hypot(line[index]![0] - line[index - 1]![0], line[index]![1] - line[index - 1]![1]);
  return sum;
}

function alongBank(
  canals: readonly { readonly widthMetres: number; readonly line: readonly Point[] }[],
  random: Random,
): Point {
  const { widthMetres, line } = random.pick(canals);
  const index = random.integer(1, line.length - 1);
  const [from, to] = [line[index - 1]!, line[index]!];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const across = (random.chance(0.5) ? 1 : -1) * (widthMetres / 2 + random.between(0.5, 3));
  return beside(from, to, length, random.next() * length, across);
}

/** Tells whether a point lies on a house. */
function buildingFinder(buildings: readonly DemoBuilding[]): (at: Point) => boolean {
  const side = 64;
  const key = (east: number, north: number): number => east * 100_003 + north;
  const buckets = new Map<number, DemoBuilding[]>();
  for (const building of buildings) {
    const [east, north] = building.centre.map((metres) => Math.floor(metres / side));
    const at = key(east!, north!);
    buckets.set(at, [...(buckets.get(at) ?? []), building]);
  }
  const reach = [-1, 0, 1];
  return (point) => {
    const [east, north] = [Math.floor(point[0] / side), Math.floor(point[1] / side)];
    return reach.some((dx) =>
      reach.some((dy) =>
        (buckets.get(key(east + dx, north + dy)) ?? []).some(({ parts }) =>
          parts.some(({ polygon }) => contains(polygon[0]!, point)),
        ),
      ),
    );
  };
}
