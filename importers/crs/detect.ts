import type { DistrictProfile } from '../../contract/profile.ts';
import { lacksDatumShift } from './definitions.ts';
import { readingsInside, readingTransform, type CrsReading } from './readings.ts';
import type { LocalGrids, LonLat, Transform } from './systems.ts';

/** How coordinates of one file become WGS-84 degrees, and how sure that is. */
export interface CrsVerdict extends CrsReading {
  /** By the file or a person, by where the positions fall, or by what they lie on. */
  readonly basis: 'declared' | 'detected' | 'fitted';
}

/**
 * Decides the coordinate system of `points` (a sample) by range: the declared one where it puts the medians into the
 * box, with the axes swapped or degrees written otherwise if that is what fits; without a declaration the first
 * candidate that does. Undefined means CRS_UNKNOWN: nothing fits. A range never proves a datum.
 */
export function detectCrs(
  points: readonly LonLat[],
  declared: string | undefined,
  profile: DistrictProfile,
  grids?: LocalGrids,
): CrsVerdict | undefined {
  const readings = readingsInside(points, profile, grids ? { grids } : {});
  if (declared === undefined) {
    const found = readings.find(isUnaided);
    return found && { ...found, basis: 'detected' };
  }
  const found = readings.find(({ name }) => name === declared);
  return found && { ...found, basis: 'declared' };
}

/** What a range may decide alone: no datum without a shift, no web map, no local grid. */
function isUnaided({ name }: CrsReading): boolean {
  return name.startsWith('EPSG:') && !lacksDatumShift(name);
}

/** The transform of a verdict, axes and writing included. */
export function verdictTransform(verdict: CrsReading, grids?: LocalGrids): Transform {
  return readingTransform(verdict, grids);
}
