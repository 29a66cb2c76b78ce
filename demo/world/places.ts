import type { GridCell } from '../city/areas.ts';
import type { District } from '../city/district.ts';
import type { WaterBody } from '../city/ground.ts';
import type { Road } from '../city/streets.ts';
import type { Point } from '../geometry/plane.ts';
import { bucketKey, bucketsByBox } from '../geometry/buckets.ts';
import { boundsOf, contains } from '../geometry/polygon.ts';
import type { Random } from '../random.ts';

/** A place on a street. */
export interface RoadPlace {
  readonly at: Point;
  readonly road: Road;
  /** Unit vector along the street. */
  readonly along: Point;
}

/** Where things may stand in the district. */
export interface Places {
  /** The unit grid cell a point lies in; undefined on rivers and beyond the border. */
  cellAt(at: Point): GridCell | undefined;
  /** Whether a point lies in a cell and on no lake or canal. */
  isLand(at: Point): boolean;
  readonly cellByCode: ReadonlyMap<string, GridCell>;
  /** A place on any street, longer ones more often; `offsetMetres` to the left of its line. */
  onRoad(random: Random, offsetMetres?: number): RoadPlace;
  /** A place on a street of the chosen classes. */
  onRoadOf(roads: readonly Road[], random: Random, offsetMetres?: number): RoadPlace;
  /** A point inside a cell. */
  inCell(cell: GridCell, random: Random): Point;
  /** Name of the street nearest to a point, '' when none lies within about 120 m. */
  roadNear(at: Point): string;
}

const CELL_BUCKET_METRES = 60;
const ROAD_BUCKET_METRES = 60;

/** Indexes the district's cells and streets. */
export function createPlaces({ cells, ground, streets }: District): Places {
  const cellsNear = bucketsByBox(cells, ({ ring }) => boundsOf(ring), CELL_BUCKET_METRES);
  const roadsNear = bucketRoads(streets.roads);
  const pickers = new Map<readonly Road[], (random: Random, offset: number) => RoadPlace>();
  const onRoadOf: Places['onRoadOf'] = (roads, random, offset = 0) => {
    const picker = pickers.get(roads) ?? roadPicker(roads);
    pickers.set(roads, picker);
    return picker(random, offset);
  };
  const isWater = waterFinder([ground.lake, ...ground.canals]);
  const cellAt: Places['cellAt'] = (at) => cellsNear(at).find((cell) => contains(cell.ring, at));
  return {
    cellAt,
    isLand: (at) => cellAt(at) !== undefined && !isWater(at),
    cellByCode: new Map(cells.map((cell) => [cell.code, cell])),
    onRoad: (random, offset) => onRoadOf(streets.roads, random, offset),
    onRoadOf,
    inCell: (cell, random) => pointIn(cell, random),
    roadNear: (at) => roadsNear(at),
  };
}

/** Tells whether a point lies on one of some waters; islets are land. */
function waterFinder(waters: readonly WaterBody[]): (at: Point) => boolean {
  const polygons = waters
    .flatMap((water) => water.polygons)
    .map(([outer, ...islets]) => ({ outer: outer!, islets, box: boundsOf(outer!) }));
  return (at) =>
    polygons.some(
      ({ outer, islets, box: { west, east, south, north } }) =>
        at[0] >= west &&
        at[0] <= east &&
        at[1] >= south &&
        at[1] <= north &&
        contains(outer, at) &&
        !islets.some((islet) => contains(islet, at)),
    );
}

function pointIn({ ring }: GridCell, random: Random): Point {
  const { west, east, south, north } = boundsOf(ring);
  for (let attempt = 0; attempt < 60; attempt++) {
    const at: Point = [random.between(west, east), random.between(south, north)];
    if (contains(ring, at)) return at;
  }
  return ring[0]!;
}

function roadPicker(roads: readonly Road[]): (random: Random, offset: number) => RoadPlace {
  const segments: { road: Road; from: Point; to: Point }[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (const road of roads)
    for (let index = 1; index < road.line.length; index++) {
      const [from, to] = [road.line[index - 1]!, road.line[index]!];
      segments.push({ road, from, to });
      sums.push((sum += Math.hypot(to[0] - from[0], to[1] - from[1])));
    }
  return (random, offset) => {
    const wanted = random.next() * sum;
    const index = firstAbove(sums, wanted);
    const { road, from, to } = segments[index]!;
    const length = sums[index]! - (sums[index - 1] ?? 0);
    const share = length === 0 ? 0 : (wanted - (sums[index - 1] ?? 0)) / length;
    const along: Point =
      length === 0 ? [1, 0] : [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    const at: Point = [
      from[0] + (to[0] - from[0]) * share - along[1] * offset,
      from[1] + (to[1] - from[1]) * share + along[0] * offset,
    ];
    return { at, road, along };
  };
}

function firstAbove(sums: readonly number[], wanted: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

function bucketRoads(roads: readonly Road[]): (at: Point) => string {
  const buckets = new Map<number, { at: Point; name: string }[]>();
  const put = (at: Point, name: string): void => {
    const key = bucketKey(roundTo(at[0]), roundTo(at[1]));
    const bucket = buckets.get(key);
    if (bucket) bucket.push({ at, name });
    else buckets.set(key, [{ at, name }]);
  };
  for (const { tag, line } of roads)
    for (let index = 1; index < line.length; index++)
      sampled(line[index - 1]!, line[index]!).forEach((at) => put(at, tag.name));
  return ([east, north]) => {
    let best = { name: '', distance: Infinity };
    const [x, y] = [roundTo(east), roundTo(north)];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const { at, name } of buckets.get(bucketKey(x + dx, y + dy)) ?? []) {
          const distance = Math.hypot(at[0] - east, at[1] - north);
          if (distance < best.distance) best = { name, distance };
        }
    return best.name;
  };
}

function roundTo(metres: number): number {
  return Math.round(metres / ROAD_BUCKET_METRES);
}

function sampled(from: Point, to: Point): Point[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 15));
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const share = step / steps;
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  });
}
