import { lacksDatumShift } from './definitions.ts';
import type { KnownPlaces } from './known-places.ts';
import { REACH_METRES } from './known-places.ts';
import type { Metres } from './planar.ts';
import { median, readingTransform, type CrsReading } from './readings.ts';
import type { CrsSample, SamplePoint, Standing } from './sample.ts';
import type { LocalGrids } from './systems.ts';

/**
 * What residuals are distances to: the building, grid cell, community or road a row names; or, where rows name none,
 * what things of the table's kind lie on.
 */
export type FitMethod =
  | 'named-building'
  | 'named-grid'
  | 'named-road'
  | 'named-community'
  | 'overlay-premises'
  | 'overlay-street'
  | 'overlay-buildings';

/** How well a reading places a file on what is known. */
export interface FitCandidate {
  readonly candidate: CrsReading;
  /** Of named places the median, of an overlay the mean, in metres. */
  readonly residualMetres: number;
  /** Positions measured. */
  readonly n: number;
  readonly method: FitMethod;
  /** By position, limited to `LIMITS`, for comparing candidates. */
  readonly residuals: readonly number[];
  /** By position, where this reading puts it. */
  readonly places: readonly Metres[];
}

/** A misplaced position counts no more than this, in metres: one wrong row must not decide. */
const NAMED_LIMIT = 600;

/** Residual of one position under a method, in metres; undefined where the row names nothing known. */
type Measure = (point: SamplePoint, at: Metres) => number | undefined;

const FEWEST_NAMED = 3;
const FEWEST_SHARE = 0.1;
const FEWEST_OVERLAID = 30;
/** An overlay looks around each position, so it takes fewer. */
const MOST_OVERLAID = 1000;

/** Each reading with its residual, best first; empty where the sample cannot be measured. */
export function fitCandidates(
  sample: CrsSample,
  known: KnownPlaces,
  readings: readonly CrsReading[],
  grids?: LocalGrids,
): FitCandidate[] {
  const chosen = chooseMethod(sample, known);
  if (!chosen) return [];
  const done: FitCandidate[] = [];
  for (const reading of readings) done.push(fitOne(reading, chosen, known, grids, done));
  return done.sort(byResidual);
}

/** Of readings that fit alike to half a metre the one with a proven datum comes first. */
function byResidual(a: FitCandidate, b: FitCandidate): number {
  const halves = ({ residualMetres }: FitCandidate) => Math.round(residualMetres * 2);
  const unproven = ({ candidate }: FitCandidate) => Number(lacksDatumShift(candidate.name));
  return halves(a) - halves(b) || unproven(a) - unproven(b) || meanOf(a) - meanOf(b);
}

function meanOf({ residuals }: FitCandidate): number {
  return sum(residuals) / residuals.length;
}

interface ChosenMethod {
  readonly method: FitMethod;
  readonly measure: Measure;
  readonly points: readonly SamplePoint[];
}

function fitOne(
  candidate: CrsReading,
  { method, measure, points }: ChosenMethod,
  known: KnownPlaces,
  grids: LocalGrids | undefined,
  done: readonly FitCandidate[],
): FitCandidate {
  const transform = readingTransform(candidate, grids);
  const places = points.map(({ at }) => known.plane.metres(transform(...at)));
  const twin = done.find((other) => isSamePlaces(other.places, places));
  if (twin) return { ...twin, candidate };
  const measured = points.map((point, index) => measure(point, places[index] as Metres) ?? 0);
  const limited = measured.map((metres) => (metres < NAMED_LIMIT ? metres : NAMED_LIMIT));
  const named = method.startsWith('named');
  return {
    candidate,
    residualMetres: named ? median(measured) : sum(limited) / limited.length,
    n: points.length,
    method,
    residuals: limited,
    places,
  };
}

/** WGS-84, CGCS2000 and degrees of Xian 1980 are one as defined: measured once. */
function isSamePlaces(a: readonly Metres[], b: readonly Metres[]): boolean {
  return a.every(([x, y], index) => x === b[index]?.[0] && y === b[index]?.[1]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The most exact method that enough rows allow. */
function chooseMethod(sample: CrsSample, known: KnownPlaces): ChosenMethod | undefined {
  const usable = sample.points.filter(({ at }) =>
    at.every((value) => Number.isFinite(value) && value !== 0),
  );
  const fewest = Math.max(FEWEST_NAMED, usable.length * FEWEST_SHARE);
  for (const [method, measure] of namedMeasures(known)) {
    const points = usable.filter((point) => measure(point, [0, 0]) !== undefined);
    if (points.length >= fewest) return { method, measure, points };
  }
  const overlay = overlayMeasure(sample.standing, known);
  if (!overlay || usable.length < FEWEST_OVERLAID) return undefined;
  const step = Math.ceil(usable.length / MOST_OVERLAID);
  return { ...overlay, points: usable.filter((_, index) => index % step === 0) };
}

function namedMeasures(known: KnownPlaces): readonly (readonly [FitMethod, Measure])[] {
  return [
    [
      'named-building',
      ({ names }, at) => {
        const id = names.building ?? (names.address && known.buildingAt(names.address));
        return id ? known.toBuilding(id, at) : undefined;
      },
    ],
    ['named-grid', ({ names }, at) => (names.grid ? known.toArea(names.grid, at) : undefined)],
    [
      'named-road',
      ({ names }, at) => {
        const road = names.address && known.roadOf(names.address);
        return road ? known.toRoad(road, at) : undefined;
      },
    ],
    [
      'named-community',
      ({ names }, at) => (names.community ? known.toArea(names.community, at) : undefined),
    ],
  ];
}

/**
 * Premises lie in a building or at one: distance to the nearest footprint. Street things lie beside a road, in no building
 * and no water: distance to the nearest road's edge plus the depth inside those. Buildings stand on no carriageway and in
 * no water: the depth there.
 */
function overlayMeasure(
  standing: Standing,
  known: KnownPlaces,
): { readonly method: FitMethod; readonly measure: Measure } | undefined {
  if (standing === 'premises' && known.hasFootprints)
    return { method: 'overlay-premises', measure: (_, at) => known.toAnyFootprint(at) };
  if (standing === 'street' && known.hasRoads)
    return {
      method: 'overlay-street',
      measure: (_, at) =>
        Math.min(
          REACH_METRES,
          known.toAnyRoad(at) + known.depthInBuilding(at) + known.depthInWater(at),
        ),
    };
  if (standing === 'buildings' && known.hasRoads)
    return {
      method: 'overlay-buildings',
      measure: (_, at) => known.depthOnRoad(at) + known.depthInWater(at),
    };
  return undefined;
}
