import type { Vector } from '../../camera/local-camera.ts';
import { cornersOf, type Solids, walkCells } from './solids.ts';

/** Where a line meets a building part: the share of the way 0 to 1, and on which kind of face. */
export interface Hit {
  readonly part: number;
  readonly share: number;
  readonly face: 'wall' | 'roof' | 'underside';
}

/** Thinner than this a part does not block: lines along a wall or on a roof are free, metres. */
const SKIN_METRES = 0.01;

let shares = new Float64Array(256);
let seenIn = new Uint32Array(0);
let walk = 0;

/** The first building part on the way from one point to another; undefined where the way is free. */
export function firstHit(solids: Solids, from: Vector, to: Vector): Hit | undefined {
  return search(solids, from, to, (best, leave) => best.share <= leave)[0];
}

/** Whether anything stands on the way. */
export function isBlocked(solids: Solids, from: Vector, to: Vector): boolean {
  return search(solids, from, to, () => true).length > 0;
}

/** Every part on the way, the nearest first. */
export function allHits(solids: Solids, from: Vector, to: Vector): Hit[] {
  return search(solids, from, to, () => false);
}

function search(
  solids: Solids,
  from: Vector,
  to: Vector,
  enough: (best: Hit, leave: number) => boolean,
): Hit[] {
  const { grid } = solids;
  const found: Hit[] = [];
  if (seenIn.length < solids.slots.length) seenIn = new Uint32Array(solids.slots.length);
  walk += 1;
  const dz = to[2] - from[2];
  walkCells(grid, from, to, (cell, enter, leave) => {
    const lowest = from[2] + dz * (dz > 0 ? enter : leave);
    if (lowest >= (grid.highest[cell] as number)) return false;
    for (let i = grid.starts[cell] as number; i < (grid.starts[cell + 1] as number); i++) {
      const part = grid.parts[i] as number;
      if (seenIn[part] === walk) continue;
      seenIn[part] = walk;
      const hit = meet(solids, part, from, to);
      if (hit) found.push(hit);
    }
    if (found.length === 0) return false;
    found.sort((left, right) => left.share - right.share);
    return enough(found[0] as Hit, leave);
  });
  return found;
}

/** Where a line enters one part: the stretches over its footprint, cut by its height. */
function meet(solids: Solids, part: number, from: Vector, to: Vector): Hit | undefined {
  const [bottom, top] = [solids.bottoms[part] as number, solids.tops[part] as number];
  if (Math.min(from[2], to[2]) >= top || Math.max(from[2], to[2]) <= bottom) return undefined;
  const count = crossings(solids, part, from, to);
  const dz = to[2] - from[2];
  for (let i = 0; i + 1 < count; i += 2) {
    const [enter, leave] = [shares[i] as number, shares[i + 1] as number];
    const z = from[2] + dz * enter;
    let share = enter;
    let face: Hit['face'] = 'wall';
    if (z >= top - SKIN_METRES) {
      if (dz >= 0) continue;
      [share, face] = [(top - SKIN_METRES - from[2]) / dz, 'roof'];
    } else if (z <= bottom + SKIN_METRES) {
      if (bottom > 0 ? dz <= 0 : z < 0 && dz <= 0) continue;
      if (bottom > 0) [share, face] = [(bottom + SKIN_METRES - from[2]) / dz, 'underside'];
    }
    if (share <= leave) return { part, share: Math.max(share, 0), face };
  }
  return undefined;
}

/** Shares of the line where it crosses the rings of a part, sorted in `shares`; 0 and 1 where it begins or ends inside. */
function crossings(solids: Solids, part: number, from: Vector, to: Vector): number {
  const { corners, partRings, ringStarts } = solids;
  const [first, last] = cornersOf(solids, part);
  if (shares.length < last - first + 2) shares = new Float64Array(2 * (last - first + 2));
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let count = 0;
  let startsInside = false;
  for (let ring = partRings[part] as number; ring < (partRings[part + 1] as number); ring++) {
    const [begin, end] = [ringStarts[ring] as number, ringStarts[ring + 1] as number];
    let ax = corners[2 * (end - 1)] as number;
    let ay = corners[2 * (end - 1) + 1] as number;
    for (let c = begin; c < end; c++) {
      const bx = corners[2 * c] as number;
      const by = corners[2 * c + 1] as number;
      const [left, right] = [
        dx * (ay - from[1]) - dy * (ax - from[0]),
        dx * (by - from[1]) - dy * (bx - from[0]),
      ];
      if (left > 0 !== right > 0) {
        const [ex, ey] = [bx - ax, by - ay];
        const share = ((ax - from[0]) * ey - (ay - from[1]) * ex) / (dx * ey - dy * ex);
        if (share > 0 && share < 1) shares[count++] = share;
      }
      if (ay > from[1] !== by > from[1]) {
        const x = ax + ((from[1] - ay) / (by - ay)) * (bx - ax);
        if (from[0] < x) startsInside = !startsInside;
      }
      [ax, ay] = [bx, by];
    }
  }
  if (startsInside) shares[count++] = 0;
  if (count % 2 === 1) shares[count++] = 1;
  shares.subarray(0, count).sort();
  return count;
}

/** The height of the highest roof over a ground point, metres; undefined where none stands. */
export function roofAt(solids: Solids, x: number, y: number): Hit | undefined {
  return firstHit(solids, [x, y, 2000], [x, y, -1]);
}

/** Whether a point lies within a building part, as the shared wall of two parts does. */
export function isWithin(solids: Solids, [x, y, z]: Vector): boolean {
  return isBlocked(solids, [x, y, z], [x, y, z + 2 * SKIN_METRES]);
}
