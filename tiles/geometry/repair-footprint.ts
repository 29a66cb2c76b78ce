import { cleanRing } from './clean-ring.ts';
import { ringsCross } from './crossing.ts';
import { insideRing } from '../../contract/inside-ring.ts';
import { boundsOf, orient, polygonArea, ringsOf, signedArea } from './polygon.ts';
import type { Bounds, Polygon, Ring } from './polygon.ts';
import { resolveCrossings } from './resolve-crossings.ts';
import { simplifyRing } from './simplify-ring.ts';

/** What was done to a footprint so that it can be drawn. */
export type FootprintRepair =
  | 'bad-points-dropped'
  | 'duplicate-points-dropped'
  | 'spikes-cut'
  | 'crossings-resolved'
  | 'holes-dropped'
  | 'simplified';

/** Why a footprint cannot be drawn. */
export type FootprintFault = 'no-area' | 'too-large';

export interface RepairedFootprint {
  /** Disjoint shapes, largest first; empty where `fault` is set. */
  readonly polygons: readonly Polygon[];
  readonly repairs: readonly FootprintRepair[];
  readonly fault?: FootprintFault;
}

export interface RepairLimits {
  /** Anything wider is a coordinate gone astray. */
  readonly widestMetres: number;
  /** Rings with more corners than this are simplified by up to `simplifyMetres`. */
  readonly mostCorners: number;
  readonly simplifyMetres: number;
}

const BUILDING_LIMITS: RepairLimits = {
  widestMetres: 3000,
  mostCorners: 400,
  simplifyMetres: 0.15,
};
const SMALLEST_SQUARE_METRES = 1;
/** Pieces a resolved crossing leaves behind that are not worth drawing, as a share of the largest. */
const SCRAP_SHARE = 0.02;

/** Makes a delivered footprint (rings in metres, outer first) drawable, or says why it is not. Never throws. */
export function repairFootprint(
  rings: readonly Ring[],
  limits: RepairLimits = BUILDING_LIMITS,
): RepairedFootprint {
  const repairs = new Set<FootprintRepair>();
  const cleaned = rings.map((ring) => tidy(ring, limits, repairs));
  const outer = cleaned[0] ?? [];
  if (outer.length < 3) return { polygons: [], repairs: [], fault: 'no-area' };
  const { west, south, east, north } = boundsOf(outer);
  if (Math.max(east - west, north - south) > limits.widestMetres) {
    return { polygons: [], repairs: [], fault: 'too-large' };
  }
  const polygons = resolve(outer, keepHoles(outer, cleaned.slice(1), repairs), repairs);
  const drawable = worthDrawing(polygons);
  if (drawable.length === 0) return { polygons: [], repairs: [], fault: 'no-area' };
  return { polygons: drawable, repairs: [...repairs] };
}

function tidy(ring: Ring, limits: RepairLimits, repairs: Set<FootprintRepair>): Ring {
  const finite = ring.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  if (finite.length < ring.length) repairs.add('bad-points-dropped');
  const cleaned = cleanRing(finite);
  if (cleaned.duplicates) repairs.add('duplicate-points-dropped');
  if (cleaned.spikes) repairs.add('spikes-cut');
  if (cleaned.ring.length <= limits.mostCorners) return cleaned.ring;
  repairs.add('simplified');
  return simplifyRing(cleaned.ring, limits.simplifyMetres);
}

function keepHoles(outer: Ring, holes: readonly Ring[], repairs: Set<FootprintRepair>): Ring[] {
  const worth = holes.filter(
    (hole) =>
      hole.length >= 3 &&
      Math.abs(signedArea(hole)) > SMALLEST_SQUARE_METRES &&
      touches(outer, hole),
  );
  const boxes = new Map(worth.map((hole) => [hole, boundsOf(hole)]));
  const inBox = (inner: Ring, other: Ring) =>
    inside(boxes.get(inner) as Bounds, boxes.get(other) as Bounds);
  const kept = worth.filter(
    (hole) => !worth.some((other) => other !== hole && inBox(hole, other) && holds(other, hole)),
  );
  if (kept.length < holes.length) repairs.add('holes-dropped');
  return kept;
}

function touches(outer: Ring, hole: Ring): boolean {
  return hole.some((point) => insideRing(point, outer));
}

function inside(inner: Bounds, outer: Bounds): boolean {
  return (
    inner.west >= outer.west &&
    inner.east <= outer.east &&
    inner.south >= outer.south &&
    inner.north <= outer.north
  );
}

/** True where a hole lies in another one: it takes away what is gone already. */
function holds(outer: Ring, inner: Ring): boolean {
  return inner.every((point) => insideRing(point, outer)) && !ringsCross([outer, inner]);
}

function resolve(outer: Ring, holes: readonly Ring[], repairs: Set<FootprintRepair>): Polygon[] {
  const oriented = orient(outer, holes);
  if (!ringsCross(ringsOf(oriented))) return [oriented];
  repairs.add('crossings-resolved');
  return resolveCrossings(oriented);
}

function worthDrawing(polygons: readonly Polygon[]): Polygon[] {
  const sorted = [...polygons].sort((a, b) => polygonArea(b) - polygonArea(a));
  const largest = sorted[0] ? polygonArea(sorted[0]) : 0;
  const least = Math.max(SMALLEST_SQUARE_METRES, largest * SCRAP_SHARE);
  return sorted.filter((polygon) => polygonArea(polygon) >= least);
}
