import type { BuildingOutline } from '../../contract/tiles.ts';
import type { Vector } from '../camera/local-camera.ts';

/** A building's place, metres of the tile frame. */
export interface Spot {
  readonly id: string;
  readonly east: number;
  readonly north: number;
}

/** A place on a road and the way it runs, radians clockwise from north. */
export interface RoadSpot {
  readonly at: Vector;
  readonly heading: number;
}

/** Heading that looks away from the key light, so that the sunlit sides are seen. */
const LIT_HEADING = Math.PI / 4;
const STREET_METRES = 320;
const ASIDE_METRES = 130;
/** What is farther from a building than the camera hides nothing of it. */
const FARTHEST_METRES = 380;

/** The road with most buildings on its poorer side, looked along with the light. Undefined without roads. */
export function bestStreet(
  roads: readonly RoadSpot[],
  buildings: readonly Spot[],
): RoadSpot | undefined {
  const scored = roads.map((road) => {
    const lit = { ...road, heading: litHeading(road.heading) };
    return { road: lit, score: poorerSide(lit, buildings) };
  });
  return scored.sort((a, b) => b.score - a.score)[0]?.road;
}

/** Of the two ways along a road, the one with the light in the back. */
function litHeading(heading: number): number {
  return Math.cos(heading - LIT_HEADING) >= 0 ? heading : heading + Math.PI;
}

function poorerSide({ at, heading }: RoadSpot, buildings: readonly Spot[]): number {
  const sides = [0, 0];
  for (const building of buildings) {
    const { ahead, aside } = seenFrom(at, heading, building);
    if (ahead < -100 || ahead > STREET_METRES || Math.abs(aside) > ASIDE_METRES) continue;
    sides[aside < 0 ? 0 : 1]! += 1;
  }
  return Math.min(...sides);
}

/** A way to look at a building, radians, and the share of it hidden behind others. */
export interface Look {
  readonly heading: number;
  readonly pitch: number;
  readonly hiddenShare: number;
}

const PITCHES = [-0.4, -0.52, -0.66];
/** Heights of a building at which it is asked whether it is seen, as shares. */
const LEVELS = [0.08, 0.4, 0.7, 1];
/** Places along each of its edges, as shares. */
const EDGE_SHARES = [0, 0.25, 0.5, 0.75];

/** A walled ring with its top, in the tile frame, metres. */
export interface Wall {
  readonly ring: readonly number[];
  readonly topMetres: number;
}

/** Walls of an outline, one for each ring of each part. */
export function wallsOf({ parts }: BuildingOutline): Wall[] {
  return parts.flatMap(({ rings, topMetres }) => rings.map((ring) => ({ ring, topMetres })));
}

/** How a building is seen with least before it; sunlit sides and flat views win a tie. */
export function clearestLook(building: readonly Wall[], others: readonly Wall[]): Look {
  const looks = PITCHES.flatMap((pitch) =>
    Array.from({ length: 16 }, (_, i) => {
      const heading = (i * Math.PI) / 8;
      return { heading, pitch, hiddenShare: hiddenShare(building, others, heading, pitch) };
    }),
  );
  const cost = ({ heading, pitch, hiddenShare: hidden }: Look) =>
    hidden * 3 - pitch * 0.35 + 0.12 * (1 - Math.cos(heading - LIT_HEADING));
  return looks.sort((a, b) => cost(a) - cost(b))[0] as Look;
}

/** Share of points of a building's edges that others stand before, seen from far along a heading and pitch. */
function hiddenShare(
  building: readonly Wall[],
  others: readonly Wall[],
  heading: number,
  pitch: number,
): number {
  const points = building.flatMap(({ ring, topMetres }) =>
    along(ring).flatMap(([x, y]) => LEVELS.map((share): Vector => [x, y, topMetres * share])),
  );
  const back: Vector = [-Math.sin(heading), -Math.cos(heading), Math.tan(-pitch)];
  const hidden = points.filter((point) => others.some((wall) => standsBefore(wall, point, back)));
  return hidden.length / Math.max(points.length, 1);
}

/** Whether the way from a point back to the camera, `back` for each metre along the ground, meets a wall. */
function standsBefore({ ring, topMetres }: Wall, [x, y, z]: Vector, back: Vector): boolean {
  const all = corners(ring);
  return all.some(([ax, ay], at) => {
    const [bx, by] = all[(at + 1) % all.length] as readonly [number, number];
    const metres = crossing([ax - x, ay - y], [bx - x, by - y], back);
    return metres !== undefined && metres < FARTHEST_METRES && z + metres * back[2] < topMetres;
  });
}

/** How far along a direction from the origin it crosses the stretch a–b; undefined where it does not. */
function crossing(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  [dx, dy]: Vector,
): number | undefined {
  const [sideA, sideB] = [ax * dy - ay * dx, bx * dy - by * dx];
  if (sideA > 0 === sideB > 0) return undefined;
  const share = sideA / (sideA - sideB);
  const metres = (ax + (bx - ax) * share) * dx + (ay + (by - ay) * share) * dy;
  return metres > 0.5 ? metres : undefined;
}

/** Places along a ring, its corners among them. */
function along(ring: readonly number[]): (readonly [number, number])[] {
  const all = corners(ring);
  return all.flatMap(([ax, ay], at) => {
    const [bx, by] = all[(at + 1) % all.length] as readonly [number, number];
    return EDGE_SHARES.map((share) => [ax + (bx - ax) * share, ay + (by - ay) * share] as const);
  });
}

function corners(ring: readonly number[]): (readonly [number, number])[] {
  return Array.from(
    { length: Math.floor(ring.length / 2) },
    (_, i) => [ring[2 * i] as number, ring[2 * i + 1] as number] as const,
  );
}

function seenFrom(at: Vector, heading: number, { east, north }: Spot) {
  const [x, y] = [east - at[0], north - at[1]];
  return {
    ahead: x * Math.sin(heading) + y * Math.cos(heading),
    aside: x * Math.cos(heading) - y * Math.sin(heading),
  };
}
