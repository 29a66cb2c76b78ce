import { type Sentence, say } from '../../contract/sentence.ts';
import type { Geometry } from 'geojson';
import { union } from 'polyclip-ts';
import type { LonLat, Transform } from '../crs/systems.ts';
import {
  areaSquareMetres,
  crossesItself,
  openRing,
  oriented,
  type Polygon,
  type Ring,
} from './rings.ts';

/** Polygons of one record in WGS-84 degrees, ready to store, and what had to be mended. */
export interface PolygonVerdict {
  readonly polygons: readonly Polygon[];
  readonly flags: readonly string[];
  /** Why there are none. */
  readonly problem?: { readonly code: string; readonly sentence: Sentence };
}

const SMALLEST_SQUARE_METRES = 0.1;

/**
 * Takes the polygons out of a geometry: transformed, rings opened, outer counter-clockwise and holes clockwise.
 * A ring that crosses itself is resolved and flagged `GEOM_REPAIRED`; what is not a polygon is refused with a reason.
 */
export function readPolygons(
  geometry: Geometry | null | undefined,
  transform: Transform,
): PolygonVerdict {
  const raw = rawPolygons(geometry);
  if (raw === undefined) return refused('GEOM_TYPE', say`The geometry is no polygon.`);
  if (raw.length === 0) return refused('GEOM_MISSING', say`There is no geometry.`);
  const flags = new Set<string>();
  const polygons = raw.flatMap((rings) => mend(rings, transform, flags));
  const large = polygons.filter((polygon) => areaSquareMetres(polygon) >= SMALLEST_SQUARE_METRES);
  if (large.length === 0)
    return refused('GEOM_INVALID', say`The polygon has too few points, or less than 0.1 m².`);
  if (large.length < polygons.length) flags.add('GEOM_REPAIRED');
  return { polygons: large, flags: [...flags] };
}

const refused = (code: string, sentence: Sentence): PolygonVerdict => ({
  polygons: [],
  flags: [],
  problem: { code, sentence },
});

function rawPolygons(geometry: Geometry | null | undefined): number[][][][] | undefined {
  if (!geometry) return [];
  if (geometry.type === 'Polygon')
    return geometry.coordinates.length === 0 ? [] : [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : undefined;
}

function mend(
  rings: readonly (readonly number[])[][] | readonly number[][][],
  transform: Transform,
  flags: Set<string>,
): Polygon[] {
  const clean: Ring[] = [];
  for (const [index, ring] of rings.entries()) {
    const open = openRing(ring.map(([x, y]) => transform(x as number, y as number)));
    if (open) clean.push(oriented(open, index === 0));
    else if (index === 0) return [];
    else flags.add('GEOM_REPAIRED');
  }
  if (!clean.some((ring) => ring.some(notFinite)) && !clean.some(crossesItself)) return [clean];
  if (clean.some((ring) => ring.some(notFinite))) return [];
  flags.add('GEOM_REPAIRED');
  return resolve(clean);
}

function notFinite([x, y]: LonLat): boolean {
  return !Number.isFinite(x) || !Number.isFinite(y);
}

/** Crossing rings cut into simple ones. */
function resolve(polygon: Polygon): Polygon[] {
  return unionOf([polygon]);
}

/** Union of polygons, rings opened and oriented as everywhere. */
export function unionOf(polygons: readonly Polygon[]): Polygon[] {
  const [first, ...rest] = polygons.map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]) => [x, y] as [number, number])),
  );
  if (!first) return [];
  return union([first], ...rest.map((polygon) => [polygon])).flatMap((rings) => {
    const open = rings.map((ring) => openRing(ring));
    const outer = open[0];
    if (!outer) return [];
    const holes = open.slice(1).filter((ring) => ring !== undefined);
    return [[oriented(outer, true), ...holes.map((hole) => oriented(hole, false))]];
  });
}

/** GeoJSON closes its rings. */
export function closedRings(polygon: Polygon): LonLat[][] {
  return polygon.map((ring) => [...ring, ring[0] as LonLat]);
}

/** West, south, east, north of positions, degrees. */
export function boundsOf(positions: Iterable<LonLat>): {
  west: number;
  south: number;
  east: number;
  north: number;
} {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [x, y] of positions) {
    bounds.west = Math.min(bounds.west, x);
    bounds.east = Math.max(bounds.east, x);
    bounds.south = Math.min(bounds.south, y);
    bounds.north = Math.max(bounds.north, y);
  }
  return bounds;
}
