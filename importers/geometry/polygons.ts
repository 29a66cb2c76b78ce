import { type Sentence, say } from '../../contract/sentence.ts';
import type { Geometry } from 'geojson';
import { union } from 'polyclip-ts';
import type { LonLat, Transform } from '../crs/systems.ts';
import { countCrossings } from './crossings.ts';
import {
  areaSquareMetres,
  holesLieInside,
  isSameRing,
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
/** A ring that crosses itself oftener is no outline; to resolve it would take seconds. */
const MOST_CROSSINGS = 1000;
/** Parts that cross oftener are not united: thousands that overlap anyhow would take minutes and gigabytes. */
const MOST_CROSSINGS_OF_PARTS = 5000;
/** Corners are moved by up to 1 cm where crossings cannot be resolved as they are. */
const COARSE_PER_DEGREE = 1e7;

/**
 * Takes the polygons out of a geometry: transformed, rings opened, outer counter-clockwise and holes clockwise.
 * Rings that cross, and holes outside their outline or in each other, are resolved and flagged `GEOM_REPAIRED`; what is not a
 * polygon is refused with a reason.
 */
export function readPolygons(
  geometry: Geometry | null | undefined,
  transform: Transform,
): PolygonVerdict {
  const raw = rawPolygons(geometry);
  if (raw === undefined) return refused('GEOM_TYPE', say`The geometry is no polygon.`);
  if (raw.length === 0) return refused('GEOM_MISSING', say`There is no geometry.`);
  if (!raw.every(isNested))
    return refused('GEOM_INVALID', say`The coordinates are not nested as those of a polygon.`);
  const flags = new Set<string>();
  const mended = raw.map((rings) => mend(rings, transform, flags));
  const polygons = mended.flatMap((each) => (each === TANGLED ? [] : each));
  const large = withoutRepeats(polygons).filter(
    (polygon) => areaSquareMetres(polygon) >= SMALLEST_SQUARE_METRES,
  );
  if (large.length === 0) return refused('GEOM_INVALID', withoutArea(mended.includes(TANGLED)));
  if (large.length < polygons.length || mended.includes(TANGLED)) flags.add('GEOM_REPAIRED');
  return { polygons: large, flags: [...flags] };
}

const TANGLED = 'tangled';

function withoutArea(tangled: boolean): Sentence {
  return tangled
    ? say`The outline crosses itself more than 1000 times, so it is none. Check the order of its points.`
    : say`The polygon has too few points, or less than 0.1 m².`;
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

/** Polygons that are the same to the last position are one that was delivered twice. */
function withoutRepeats(polygons: readonly Polygon[]): Polygon[] {
  return [...new Map(polygons.map((polygon) => [JSON.stringify(polygon), polygon])).values()];
}

function isNested(rings: unknown): boolean {
  const isPosition = (at: unknown) =>
    Array.isArray(at) && typeof at[0] === 'number' && typeof at[1] === 'number';
  return (
    Array.isArray(rings) && rings.every((ring) => Array.isArray(ring) && ring.every(isPosition))
  );
}

function mend(
  rings: readonly (readonly (readonly number[])[])[],
  transform: Transform,
  flags: Set<string>,
): readonly Polygon[] | typeof TANGLED {
  const clean: Ring[] = [];
  for (const [index, ring] of rings.entries()) {
    const open = openRing(ring.map(([x, y]) => transform(x as number, y as number)));
    if (!open && index === 0) return [];
    if (open && !clean.some((before) => isSameRing(before, open)))
      clean.push(oriented(open, index === 0));
    else flags.add('GEOM_REPAIRED');
  }
  if (clean.length === 0 || clean.some((ring) => ring.some(notFinite))) return [];
  const crossings = countCrossings(clean, MOST_CROSSINGS + 1);
  if (crossings > MOST_CROSSINGS) return TANGLED;
  if (crossings === 0 && holesLieInside(clean)) return [clean];
  flags.add('GEOM_REPAIRED');
  return resolve(clean);
}

function notFinite([x, y]: LonLat): boolean {
  return !Number.isFinite(x) || !Number.isFinite(y);
}

/** Rings that cross, cut into simple ones; as they came where even coarser corners do not help. */
function resolve(polygon: Polygon): readonly Polygon[] {
  return unionOf([polygon]) ?? unionOf([coarse(polygon)]) ?? [polygon];
}

function coarse(polygon: Polygon): Polygon {
  const round = (degrees: number) => Math.round(degrees * COARSE_PER_DEGREE) / COARSE_PER_DEGREE;
  return polygon.map((ring) => ring.map(([x, y]): LonLat => [round(x), round(y)]));
}

/**
 * Union of polygons, rings opened and oriented as everywhere; undefined where they cross too often, or where polyclip-ts gives
 * up ("Unable to complete output ring").
 */
export function unionOf(polygons: readonly Polygon[]): readonly Polygon[] | undefined {
  if (countCrossings(polygons.flat(), MOST_CROSSINGS_OF_PARTS) === MOST_CROSSINGS_OF_PARTS)
    return undefined;
  try {
    return unite(polygons);
  } catch {
    return undefined;
  }
}

function unite(polygons: readonly Polygon[]): Polygon[] {
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
