import type { DistrictProfile } from '../../contract/profile.ts';
import { crsName, transformFrom, type LonLat } from './systems.ts';

type Box = DistrictProfile['box'];

/** How coordinates of one file become WGS-84 degrees, and how sure that is. */
export interface CrsVerdict {
  /** Name of the system, e.g. `EPSG:4549`, `GCJ-02`. */
  readonly name: string;
  readonly basis: 'declared' | 'detected';
  /** The file gives north first (Chinese survey X is north). */
  readonly swapped: boolean;
  /** Degrees were multiplied by this, e.g. 1e6 in old police exports. */
  readonly scale: number;
}

/** Candidate systems for degree and metre coordinates nobody declared, most likely first. */
const UNDECLARED = ['EPSG:4326', 'EPSG:4549', 'EPSG:4528', 'EPSG:4550', 'EPSG:3857'];
const DEGREE_SCALES = [1e6, 3_600_000];

/**
 * Decides the coordinate system of `points` (a sample): the declared one where it puts the median into the box, with
 * the axes swapped if that is what fits; without a declaration the first candidate that does. Undefined means
 * CRS_UNKNOWN: nothing fits.
 */
export function detectCrs(
  points: readonly LonLat[],
  declared: string | undefined,
  profile: DistrictProfile,
): CrsVerdict | undefined {
  const median = medianPoint(points);
  if (!median) return undefined;
  if (declared !== undefined) return fit(median, declared, 'declared', profile.box);
  for (const name of candidates(profile)) {
    const verdict = fit(median, name, 'detected', profile.box);
    if (verdict) return verdict;
  }
  return DEGREE_SCALES.map((scale) =>
    fit(median, 'EPSG:4326', 'detected', profile.box, scale),
  ).find(Boolean);
}

function candidates(profile: DistrictProfile): readonly string[] {
  const own = profile.projectedCrs
    .map((code) => crsName(String(code)))
    .filter((name) => name !== undefined);
  return [...new Set(['EPSG:4326', ...own, ...UNDECLARED])];
}

function fit(
  median: LonLat,
  name: string,
  basis: CrsVerdict['basis'],
  box: Box,
  scale = 1,
): CrsVerdict | undefined {
  const transform = transformFrom(name);
  const [x, y] = [median[0] / scale, median[1] / scale];
  if (inBox(transform(x, y), box)) return { name, basis, swapped: false, scale };
  return inBox(transform(y, x), box) ? { name, basis, swapped: true, scale } : undefined;
}

/** Whether a WGS-84 position lies in the box of the profile. */
export function inBox([longitude, latitude]: LonLat, box: Box): boolean {
  const inside = longitude >= box.westDegrees && longitude <= box.eastDegrees;
  return inside && latitude >= box.southDegrees && latitude <= box.northDegrees;
}

/** The transform of a verdict, axes and scale included. */
export function verdictTransform(verdict: CrsVerdict): (x: number, y: number) => LonLat {
  const transform = transformFrom(verdict.name);
  const { scale } = verdict;
  return verdict.swapped
    ? (x, y) => transform(y / scale, x / scale)
    : (x, y) => transform(x / scale, y / scale);
}

function medianPoint(points: readonly LonLat[]): LonLat | undefined {
  const placed = points.filter(
    ([x, y]) => Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0),
  );
  if (placed.length === 0) return undefined;
  return [median(placed.map(([x]) => x)), median(placed.map(([, y]) => y))];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
