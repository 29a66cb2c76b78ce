import type { CoordinateWriting } from '../../contract/cell-writing.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import { fromPackedSexagesimal } from './coordinate-text.ts';
import { isInDegrees } from './definitions.ts';
import {
  crsName,
  CRS_NAMES,
  transformFrom,
  type LocalGrids,
  type LonLat,
  type Transform,
} from './systems.ts';

type Box = DistrictProfile['box'];

/** How numbers stand for degrees or metres: as they are, degrees × 10⁶, degrees × 3 600 000, or d.mmss. */
type WritingForm = CoordinateWriting['form'];

/** One way to read the two numbers of a file's positions (读法). */
export interface CrsReading {
  /** Name of the system, e.g. `EPSG:4549`, `GCJ-02`. */
  readonly name: string;
  /** The file gives north first (Chinese survey X is north). */
  readonly swapped: boolean;
  readonly writing: WritingForm;
}

const WRITINGS: Readonly<Record<WritingForm, (value: number) => number>> = {
  plain: (value) => value,
  'degrees-e6': (value) => value / 1e6,
  'arc-milliseconds': (value) => value / 3_600_000,
  'd.mmss': (value) => fromPackedSexagesimal(value) ?? Number.NaN,
};
/** Fewer positions than this may look like d.mmss by chance. */
const PACKED_MINIMUM = 8;

/** The transform of a reading, axes and writing included. */
export function readingTransform(reading: CrsReading, grids?: LocalGrids): Transform {
  const transform = transformFrom(reading.name, grids);
  const number = WRITINGS[reading.writing];
  return reading.swapped
    ? (x, y) => transform(number(y), number(x))
    : (x, y) => transform(number(x), number(y));
}

/** What to call a reading in reports: `EPSG:4549`, `EPSG:4326, d.mmss, axes swapped`. */
export function readingLabel({ name, writing, swapped }: CrsReading): string {
  const form = writing === 'plain' ? '' : `, ${writing}`;
  return `${name}${form}${swapped ? ', axes swapped' : ''}`;
}

/** Positions that say something: finite and not zero. */
export function usablePoints(points: readonly LonLat[]): LonLat[] {
  return points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y) && x !== 0 && y !== 0);
}

/**
 * Every reading that puts the medians of both columns into the box, grown by `marginDegrees`: systems in the order
 * they are likely, the profile's first. d.mmss comes before plain degrees where every position could be so written.
 */
export function readingsInside(
  points: readonly LonLat[],
  profile: DistrictProfile,
  options: { readonly marginDegrees?: number; readonly grids?: LocalGrids } = {},
): CrsReading[] {
  const usable = usablePoints(points);
  if (usable.length === 0) return [];
  const middle: LonLat = [median(usable.map(([x]) => x)), median(usable.map(([, y]) => y))];
  const box = grown(profile.box, options.marginDegrees ?? 0);
  const inside: CrsReading[] = [];
  for (const name of systemsToTry(profile, options.grids)) {
    for (const writing of writingsToTry(name, usable)) {
      for (const swapped of [false, true]) {
        const reading = { name, swapped, writing };
        if (inBox(readingTransform(reading, options.grids)(...middle), box)) inside.push(reading);
      }
    }
  }
  return inside;
}

function systemsToTry(profile: DistrictProfile, grids: LocalGrids | undefined): string[] {
  const own = profile.projectedCrs
    .map((code) => crsName(String(code)))
    .filter((name) => name !== undefined);
  return [...new Set(['EPSG:4326', ...own, ...CRS_NAMES, ...(grids?.keys() ?? [])])];
}

function writingsToTry(name: string, points: readonly LonLat[]): readonly WritingForm[] {
  if (!isInDegrees(name)) return ['plain'];
  if (name !== 'EPSG:4326' && name !== 'GCJ-02' && name !== 'BD-09') return ['plain'];
  const packed = points.length >= PACKED_MINIMUM && points.every(couldBePacked);
  return packed
    ? ['d.mmss', 'plain', 'degrees-e6', 'arc-milliseconds']
    : ['plain', 'degrees-e6', 'arc-milliseconds'];
}

function couldBePacked([x, y]: LonLat): boolean {
  return fromPackedSexagesimal(x) !== undefined && fromPackedSexagesimal(y) !== undefined;
}

/** Whether a WGS-84 position lies in the box of the profile. */
export function inBox([longitude, latitude]: LonLat, box: Box): boolean {
  const inside = longitude >= box.westDegrees && longitude <= box.eastDegrees;
  return inside && latitude >= box.southDegrees && latitude <= box.northDegrees;
}

function grown(box: Box, margin: number): Box {
  return {
    westDegrees: box.westDegrees - margin,
    southDegrees: box.southDegrees - margin,
    eastDegrees: box.eastDegrees + margin,
    northDegrees: box.northDegrees + margin,
  };
}

/** The middle value; of an even number the upper one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
