import type { CrsCandidate, FileCrsInfo } from '../../contract/imports.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import { crsCandidates } from '../../importers/crs/candidates.ts';
import { detectCrs } from '../../importers/crs/detect.ts';
import { firstPosition } from '../../importers/crs/file-crs.ts';
import { crsName, type LonLat } from '../../importers/crs/systems.ts';
import type { SourceRow, SourceTable } from '../../importers/readers/source.ts';

const POINTS_SHOWN = 200;

/** Which system a file with shapes is read in, and where the others would put it. */
export function describeCrs(
  table: SourceTable,
  ruled: string | undefined,
  rows: readonly SourceRow[],
  profile: DistrictProfile,
): FileCrsInfo | undefined {
  const points = rows.map((row) => firstPosition(row.geometry)).filter((at) => at !== undefined);
  if (points.length === 0) return undefined;
  const own = table.crs?.known ? crsName(table.crs.name) : undefined;
  const declared = (ruled === undefined ? undefined : crsName(ruled)) ?? own;
  const verdict = detectCrs(points, declared, profile);
  return {
    declared: declared ?? table.crs?.name ?? null,
    chosen: verdict?.name ?? null,
    basis: verdict?.basis ?? 'none',
    swapped: verdict?.swapped ?? false,
    candidates: candidatesOf(points, profile),
  };
}

function candidatesOf(points: readonly LonLat[], profile: DistrictProfile): CrsCandidate[] {
  const step = Math.max(1, Math.ceil(points.length / POINTS_SHOWN));
  const shown = points.filter((_, index) => index % step === 0);
  return crsCandidates(points, profile).map(({ name, insideShare, transform }) => ({
    name,
    insideShare,
    residualMetres: null,
    points: shown.map(([x, y]): [number, number] => {
      const [longitude, latitude] = transform(x, y);
      return [longitude, latitude];
    }),
  }));
}
