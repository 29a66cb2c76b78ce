import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { insideRing } from '../../contract/inside-ring.ts';

type Ring = Position[];
type Place = readonly [number, number];

/**
 * A shape of a Shapefile whose outlines and holes (内环) are told apart by where they lie, for writers that turn them the wrong
 * way round: an outline inside another polygon of the same record is its hole, one inside that hole an island.
 */
export function withRingsInOrder(geometry: Geometry | null): {
  readonly shape: Geometry | null;
  readonly isReordered: boolean;
} {
  const asIs = { shape: geometry, isReordered: false };
  if (geometry?.type === 'Polygon') {
    const [outer, ...holes] = geometry.coordinates as Ring[];
    const isInside = (hole: Ring) => outer !== undefined && liesIn(hole, outer);
    return holes.every(isInside) ? asIs : reordered(geometry.coordinates as Ring[]);
  }
  if (geometry?.type !== 'MultiPolygon' || !overlap(geometry)) return asIs;
  return reordered(geometry.coordinates.flat() as Ring[]);
}

/** Whether the outline of one polygon lies in another and in none of its holes. */
function overlap({ coordinates }: MultiPolygon): boolean {
  const polygons = coordinates as Ring[][];
  return polygons.some((polygon) => {
    const outer = polygon[0];
    return polygons.some((other) => other !== polygon && outer && covers(other, outer));
  });
}

function covers([outer, ...holes]: Ring[], ring: Ring): boolean {
  return outer !== undefined && liesIn(ring, outer) && !holes.some((hole) => liesIn(ring, hole));
}

interface PlacedRing {
  readonly ring: Ring;
  /** The rings it lies in. */
  readonly around: readonly Ring[];
}

function reordered(rings: readonly Ring[]): { shape: Geometry; isReordered: boolean } {
  const placed = rings.map((ring) => ({
    ring,
    around: rings.filter((other) => other !== ring && liesIn(ring, other)),
  }));
  const isHole = ({ around }: PlacedRing) => around.length % 2 === 1;
  const polygons = placed
    .filter((one) => !isHole(one))
    .map(({ ring, around }) => ({ depth: around.length, rings: [ring] }));
  for (const { ring, around } of placed.filter(isHole)) {
    const innermost = polygons.find(
      ({ depth, rings: [outer] }) =>
        depth === around.length - 1 && outer !== undefined && around.includes(outer),
    );
    innermost?.rings.push(ring);
  }
  return { shape: asGeometry(polygons.map((polygon) => polygon.rings)), isReordered: true };
}

function asGeometry(polygons: Ring[][]): Polygon | MultiPolygon {
  const [only] = polygons;
  return polygons.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** Whether a ring lies in another: all of its corners do, but for those on the other's edge. */
function liesIn(ring: Ring, other: Ring): boolean {
  if (!boundsHold(boundsOf(other), boundsOf(ring))) return false;
  const corners = ring.slice(1).filter((at) => !other.some(([x, y]) => x === at[0] && y === at[1]));
  const places = other as unknown as readonly Place[];
  return corners.length > 0 && corners.every((at) => insideRing(at as unknown as Place, places));
}

type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Records of many outlines are compared in pairs: bounds are worked out once a ring. */
const BOUNDS = new WeakMap<Ring, Bounds>();

function boundsOf(ring: Ring): Bounds {
  const known = BOUNDS.get(ring);
  if (known) return known;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of ring) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  const bounds: Bounds = [west, south, east, north];
  BOUNDS.set(ring, bounds);
  return bounds;
}

function boundsHold(outer: Bounds, inner: Bounds): boolean {
  const [west, south, east, north] = outer;
  return inner[0] >= west && inner[1] >= south && inner[2] <= east && inner[3] <= north;
}
