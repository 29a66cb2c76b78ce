import type { Geometry } from 'geojson';
import { TwinError } from '../../contract/errors.ts';
import { type Sentence, say } from '../../contract/sentence.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import type { RecognisedFile } from '../recognise.ts';
import { detectCrs, type CrsVerdict } from './detect.ts';
import { readingLabel, readingsInside } from './readings.ts';
import {
  crsName,
  CRS_NAMES,
  isLocalName,
  transformFrom,
  type LocalGrids,
  type LonLat,
  type Transform,
} from './systems.ts';

/** How a file's coordinates become WGS-84 degrees. */
export interface FileCrs {
  readonly transform: Transform;
  /** Flags every row of the file carries. */
  readonly flags: readonly string[];
  /** What the report shows, e.g. `EPSG:4549 declared`. */
  readonly label: string;
}

/** What decides where positions may lie. */
interface CrsContext {
  readonly profile: DistrictProfile;
  readonly localGrids?: LocalGrids | undefined;
}

const KILOMETRE_DEGREES = 1 / 111.32;
/** Beyond this a feature is refused, nearer it is only marked. */
const FAR_KILOMETRES = 60;

/**
 * Decides a file's system by declaration — the map file's, the file's own, `headers` like 百度经度 — else by where the
 * positions would fall. Throws `invalid` (CRS_UNKNOWN) when none puts them into the profile's box: guessing would move a
 * whole layer.
 */
export function decideCrs(
  { table, rule, file }: RecognisedFile,
  points: readonly LonLat[],
  { profile, localGrids }: CrsContext,
  headers?: string,
): CrsVerdict {
  const ruled = rule?.crs === undefined ? undefined : crsName(rule.crs);
  const own = table.crs?.known ? crsName(table.crs.name) : undefined;
  const declared = ruled ?? own ?? headers;
  const verdict = detectCrs(points, declared, profile, localGrids);
  if (!verdict)
    throw unknownCrs(file.path, points, declared ?? table.crs?.name, { profile, localGrids });
  return verdict;
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
  { profile, localGrids }: CrsContext,
): TwinError {
  const [sample] = points;
  const where = sample
    ? say`its first position is ${sample[0]}, ${sample[1]}`
    : say`it has no coordinates`;
  const known =
    declared === undefined
      ? say`no known system puts it`
      : say`${describe(declared, sample, localGrids)} does not lie`;
  return new TwinError(
    'invalid',
    say`CRS_UNKNOWN: ${path}: ${where}; ${known} in the district ${profile.title}. ${remedy(points, { profile, localGrids })}`,
    { file: path },
  );
}

function describe(
  declared: string,
  sample: LonLat | undefined,
  grids: LocalGrids | undefined,
): string | Sentence {
  if (isLocalName(declared) && !grids?.has(declared))
    return say`${declared} has not been fitted in this key folder and`;
  if (!sample || !CRS_NAMES.includes(declared)) return declared;
  const [longitude, latitude] = transformFrom(declared)(...sample);
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude))
    return say`as ${declared} it is nowhere on earth and`;
  return say`as ${declared} it is at ${longitude.toFixed(4)}, ${latitude.toFixed(4)}, which`;
}

/** What a person can do: declare a system that would fit, or fit a local grid to control points. */
function remedy(points: readonly LonLat[], { profile, localGrids }: CrsContext): Sentence {
  const inside = readingsInside(points, profile, localGrids ? { grids: localGrids } : {});
  const fitting = [...new Set(inside.map(readingLabel))].join('; ');
  if (fitting !== '')
    return say`It would lie there as ${fitting}: declare the right one as "crs" in --map.`;
  return say`If it belongs to this district, ask its department for the coordinate system and declare it as "crs" in --map; a local grid is fitted to control points in the window or with twin crs fit. If it is of another district, leave it out or choose that with --profile.`;
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
