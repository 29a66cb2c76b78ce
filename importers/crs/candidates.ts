import type { DistrictProfile } from '../../contract/profile.ts';
import { inBox, readingsInside, readingTransform } from './readings.ts';
import type { LocalGrids, LonLat, Transform } from './systems.ts';

/** A system that puts the middle of a file into the district. */
export interface CrsPlacement {
  readonly name: string;
  /** Share of the positions that fall into the district's box. */
  readonly insideShare: number;
  readonly transform: Transform;
}

/** Systems a file may be in, each in its first reading that fits, the one that places most positions here first. */
export function crsCandidates(
  points: readonly LonLat[],
  profile: DistrictProfile,
  grids?: LocalGrids,
): CrsPlacement[] {
  const placements = new Map<string, CrsPlacement>();
  for (const reading of readingsInside(points, profile, grids ? { grids } : {})) {
    if (placements.has(reading.name)) continue;
    const transform = readingTransform(reading, grids);
    const inside = points.filter(([x, y]) => inBox(transform(x, y), profile.box)).length;
    placements.set(reading.name, {
      name: reading.name,
      insideShare: inside / points.length,
      transform,
    });
  }
  return [...placements.values()].sort((a, b) => b.insideShare - a.insideShare);
}
