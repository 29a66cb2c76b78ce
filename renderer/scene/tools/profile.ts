import { insideRings } from '../../../contract/inside-ring.ts';
import type { Vector } from '../../camera/local-camera.ts';
import { partsIn, ringsOf, type Solids } from './solids.ts';

/** A stretch of a profile that lies under a building part, metres along the line and above ground. */
export interface Cut {
  readonly slot: number;
  readonly fromMetres: number;
  readonly toMetres: number;
  readonly bottomMetres: number;
  readonly topMetres: number;
}

/** Buildings a line on the ground cuts (剖面), along the line; the ground itself is flat at 0 m. */
export function profileOf(solids: Solids, line: readonly Vector[]): Cut[] {
  const cuts: Cut[] = [];
  let passed = 0;
  line.slice(1).forEach((to, at) => {
    const from = line[at] as Vector;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length > 0) cuts.push(...cutsOf(solids, from, to, length, passed));
    passed += length;
  });
  return cuts.sort((left, right) => left.fromMetres - right.fromMetres);
}

function cutsOf(solids: Solids, from: Vector, to: Vector, length: number, passed: number): Cut[] {
  const parts = partsIn(
    solids,
    Math.min(from[0], to[0]),
    Math.min(from[1], to[1]),
    Math.max(from[0], to[0]),
    Math.max(from[1], to[1]),
  );
  return [...parts].flatMap((part) => {
    const shares = ringsOf(solids, part).flatMap((ring) => crossShares(ring, from, to));
    if (insideRings([from[0], from[1]], ringsOf(solids, part))) shares.push(0);
    if (insideRings([to[0], to[1]], ringsOf(solids, part))) shares.push(1);
    shares.sort((left, right) => left - right);
    const cuts: Cut[] = [];
    for (let i = 0; i + 1 < shares.length; i += 2) {
      cuts.push({
        slot: solids.slots[part] as number,
        fromMetres: passed + (shares[i] as number) * length,
        toMetres: passed + (shares[i + 1] as number) * length,
        bottomMetres: solids.bottoms[part] as number,
        topMetres: solids.tops[part] as number,
      });
    }
    return cuts;
  });
}

function crossShares(ring: readonly (readonly [number, number])[], from: Vector, to: Vector) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return ring.flatMap(([ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length] as [number, number];
    const side = (x: number, y: number) => dx * (y - from[1]) - dy * (x - from[0]);
    if (side(ax, ay) > 0 === side(bx, by) > 0) return [];
    const [ex, ey] = [bx - ax, by - ay];
    const share = ((ax - from[0]) * ey - (ay - from[1]) * ex) / (dx * ey - dy * ex);
    return share > 0 && share < 1 ? [share] : [];
  });
}
