import type { DistrictProfile } from '../../contract/profile.ts';
import { detectCrs, verdictTransform } from './detect.ts';
import { inBox } from './readings.ts';
import { CRS_NAMES, type LonLat } from './systems.ts';

/** A system that puts the middle of a file into the district. */
export interface CrsFit {
  readonly name: string;
  /** Share of the positions that fall into the district's box. */
  readonly insideShare: number;
  readonly transform: (x: number, y: number) => LonLat;
}

/** Systems a file may be in, the one that places most positions in the district first. */
export function crsCandidates(points: readonly LonLat[], profile: DistrictProfile): CrsFit[] {
  const fits: CrsFit[] = [];
  for (const name of CRS_NAMES) {
    const verdict = detectCrs(points, name, profile);
    if (!verdict) continue;
    const transform = verdictTransform(verdict);
    const inside = points.filter(([x, y]) => inBox(transform(x, y), profile.box)).length;
    fits.push({ name, insideShare: inside / points.length, transform });
  }
  return fits.sort((a, b) => b.insideShare - a.insideShare);
}
