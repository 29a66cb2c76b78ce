import type { Geometry } from 'geojson';
import { TwinError } from '../../contract/errors.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { detectCrs, verdictTransform } from './detect.ts';
import { lacksDatumShift } from './definitions.ts';
import { crsName, CRS_NAMES, transformFrom, type LonLat, type Transform } from './systems.ts';

/** How a file's coordinates become WGS-84 degrees. */
export interface FileCrs {
  readonly transform: Transform;
  /** Flags every row of the file carries. */
  readonly flags: readonly string[];
  /** What the report shows, e.g. `EPSG:4549 declared`. */
  readonly label: string;
}

const KILOMETRE_DEGREES = 1 / 111.32;
/** Beyond this a feature is refused, nearer it is only marked. */
const FAR_KILOMETRES = 60;

/**
 * Decides a file's coordinate system: the map file's, else the file's own, else by where the coordinates would fall.
 * Throws `invalid` (CRS_UNKNOWN) when none puts them into the profile's box: guessing would move a whole layer.
 */
export function fileCrs(
  recognised: RecognisedFile,
  rows: readonly SourceRow[],
  profile: DistrictProfile,
): FileCrs {
  const { table, rule, file } = recognised;
  const ruled = rule?.crs === undefined ? undefined : crsName(rule.crs);
  const own = table.crs?.known ? crsName(table.crs.name) : undefined;
  const declared = ruled ?? own;
  const points = rows.map((row) => firstPosition(row.geometry)).filter((at) => at !== undefined);
  const verdict = detectCrs(points, declared, profile);
  if (!verdict) throw unknownCrs(file.path, points, declared ?? table.crs?.name, profile);
  const flags = [
    ...(lacksDatumShift(verdict.name) ? ['CRS_NO_DATUM_SHIFT'] : []),
    ...(verdict.swapped ? ['CRS_AXES_SWAPPED'] : []),
  ];
  const label = `${verdict.name} ${verdict.basis}${verdict.swapped ? ', axes swapped' : ''}`;
  return { transform: verdictTransform(verdict), flags, label };
}

/** The first position of a shape, as the file writes it. */
export function firstPosition(geometry: Geometry | null | undefined): LonLat | undefined {
  let at: unknown = geometry && 'coordinates' in geometry ? geometry.coordinates : undefined;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
  return Array.isArray(at) && typeof at[0] === 'number' ? [at[0], at[1] as number] : undefined;
}

function unknownCrs(
  path: string,
  points: readonly LonLat[],
  declared: string | undefined,
  profile: DistrictProfile,
): TwinError {
  const sample = points[0];
  const where = sample
    ? `its first position is ${sample[0]}, ${sample[1]}`
    : 'it has no coordinates';
  const known =
    declared === undefined
      ? 'no known system puts it'
      : `${describe(declared, sample)} does not lie`;
  return new TwinError(
    'invalid',
    `CRS_UNKNOWN: ${path}: ${where}; ${known} in the district ${profile.title}. Declare the right system as "crs" in --map (${CRS_NAMES.join(', ')}), or choose the district with --profile.`,
    { file: path },
  );
}

function describe(declared: string, sample: LonLat | undefined): string {
  if (!sample || !CRS_NAMES.includes(declared)) return declared;
  const [longitude, latitude] = transformFrom(declared)(...sample);
  return `as ${declared} it is at ${longitude.toFixed(4)}, ${latitude.toFixed(4)}, which`;
}

/** How far outside the profile's box a position lies: `GEOM_OUTSIDE` marks it, and beyond 60 km it is `far`. */
export function outsideBox(
  [longitude, latitude]: LonLat,
  box: DistrictProfile['box'],
): 'inside' | 'near' | 'far' {
  const east = Math.max(box.westDegrees - longitude, longitude - box.eastDegrees, 0);
  const north = Math.max(box.southDegrees - latitude, latitude - box.northDegrees, 0);
  const degrees = Math.hypot(east * Math.cos((latitude * Math.PI) / 180), north);
  if (degrees === 0) return 'inside';
  return degrees / KILOMETRE_DEGREES > FAR_KILOMETRES ? 'far' : 'near';
}
