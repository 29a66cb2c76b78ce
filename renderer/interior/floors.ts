import { SPACE_KIND_ROOF } from '../../contract/tiles.ts';
import type { Body, RoomBodies } from './load-rooms.ts';

/** Largest gap opened between two floors, storeys. */
const WIDEST_GAP_STOREYS = 1.6;

/** Physical floors of a building from the lowest up. */
export function floorsOf(bodies: readonly Body[]): number[] {
  const floors = bodies.filter(({ spaceKind }) => spaceKind !== SPACE_KIND_ROOF);
  return [...new Set(floors.map(({ floorNo }) => floorNo))].sort((a, b) => a - b);
}

/** How many floors lie below each body's own: the exploded view lifts a body by its rank times the gap. */
export function ranksOf(bodies: readonly Body[]): Float32Array {
  const order = new Map(floorsOf(bodies).map((floor, rank) => [floor, rank]));
  const top = Math.max(0, order.size - 1);
  return Float32Array.from(bodies, ({ floorNo }) => order.get(floorNo) ?? top);
}

/** Gap between floors in metres for an explosion from 0 (closed) to 1. */
export function gapMetres(explode: number, storeyMetres: number): number {
  return explode * WIDEST_GAP_STOREYS * storeyMetres;
}

/** Foot of a physical floor in metres above ground. */
export function floorFootMetres(floorNo: number, storeyMetres: number): number {
  return (floorNo > 0 ? floorNo - 1 : floorNo) * storeyMetres;
}

/** Axis-aligned bounds of all bodies but the roof, closed: metres, y up. */
export interface Bounds {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

/** Bounds of the bodies, the roof left out. */
export function boundsOf({ positions, bodyIds, bodies }: RoomBodies): Bounds {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let vertex = 0; vertex < bodyIds.length; vertex++) {
    if (bodies[bodyIds[vertex] as number]?.spaceKind === SPACE_KIND_ROOF) continue;
    for (let axis = 0; axis < 3; axis++) {
      const value = positions[vertex * 3 + axis] as number;
      if (value < (low[axis] as number)) low[axis] = value;
      if (value > (high[axis] as number)) high[axis] = value;
    }
  }
  return { low, high };
}

/** Middle of each body's top face, where its number is written: three floats a body, metres, y up. */
export function tops({ positions, bodyIds, bodies }: RoomBodies): Float32Array {
  const sums = new Float32Array(bodies.length * 3);
  const counts = new Uint32Array(bodies.length);
  const highest = new Float32Array(bodies.length).fill(-Infinity);
  bodyIds.forEach((body, vertex) => {
    sums[body * 3] = (sums[body * 3] as number) + (positions[vertex * 3] as number);
    sums[body * 3 + 2] = (sums[body * 3 + 2] as number) + (positions[vertex * 3 + 2] as number);
    counts[body] = (counts[body] as number) + 1;
    highest[body] = Math.max(highest[body] as number, positions[vertex * 3 + 1] as number);
  });
  for (let body = 0; body < bodies.length; body++) {
    const count = Math.max(counts[body] as number, 1);
    sums[body * 3] = (sums[body * 3] as number) / count;
    sums[body * 3 + 1] = highest[body] as number;
    sums[body * 3 + 2] = (sums[body * 3 + 2] as number) / count;
  }
  return sums;
}

/** Lowest and highest point looked at, metres around the origin: one floor, or all of them. */
export interface Extent {
  readonly lowMetres: number;
  readonly highMetres: number;
}

/** What stands between the lowest and the highest floor shown, the gaps included; `originMetres` is the height of 0. */
export function extentOf(
  { bodies, storeyMetres }: Pick<RoomBodies, 'bodies' | 'storeyMetres'>,
  originMetres: number,
  gap: number,
  floorNo: number | undefined,
): Extent {
  const floors = floorsOf(bodies);
  const shown = floorNo !== undefined && floors.includes(floorNo) ? [floorNo] : floors;
  const foot = (floor: number) =>
    floorFootMetres(floor, storeyMetres) + floors.indexOf(floor) * gap - originMetres;
  return {
    lowMetres: foot(shown[0] ?? 1),
    highMetres: foot(shown.at(-1) ?? 1) + storeyMetres,
  };
}
