import type { TableSpec } from '../../contract/schema/table.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import type { HeaderMatch } from '../headers.ts';
import type { ImportContext } from '../import-context.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { lacksDatumShift } from './definitions.ts';
import { verdictTransform, type CrsVerdict } from './detect.ts';
import { decideCrs, type FileCrs } from './file-crs.ts';
import { fitCandidates, type FitCandidate } from './fit.ts';
import { fitReport, type CrsFitReport } from './fit-report.ts';
import { isDecisive, judge, type CrsJudgement } from './judge.ts';
import { KnownPlaces } from './known-places.ts';
import { readingsInside } from './readings.ts';
import { PlaceReader, standingOf, thinned, type CrsSample, type SamplePoint } from './sample.ts';

/** A file's system as it was decided, and what the known places say of it. */
export interface FittedCrs extends FileCrs {
  readonly verdict: CrsVerdict;
  readonly fit: CrsFitReport;
}

/** About 2 km: a file at the district's edge may be shifted out of its box. */
const MARGIN_DEGREES = 0.02;
/** What everything else is measured against; nothing is known before them. */
const REFERENCES: ReadonlySet<string> = new Set(['area', 'base_map_feature']);
const ROOMS_ASKED = 500;

/**
 * Decides the coordinate system of a file: what the map, the file or `headers` declare, else what fits the known places,
 * else what its range allows. A declaration that fits worse stands, but every row is flagged CRS_DOUBTFUL and the report
 * blocks publishing until a person confirms. Throws `invalid` (CRS_UNKNOWN) when no system puts the file here.
 */
export async function fitFile(
  recognised: RecognisedFile,
  table: TableSpec,
  rows: readonly SourceRow[],
  context: ImportContext,
  headers?: string,
): Promise<FittedCrs> {
  const fitted = await fitRows(recognised, table, rows, context, headers);
  context.reporter.crsFits.set(recognised.file.name, fitted.fit);
  return fitted;
}

/** What fits need of an import. */
export type FitContext = Pick<ImportContext, 'profile' | 'localGrids' | 'lookup' | 'base'>;

/** As `fitFile`, without noting it in a report. */
export async function fitRows(
  recognised: RecognisedFile,
  table: TableSpec,
  rows: readonly SourceRow[],
  context: FitContext,
  headers?: string,
): Promise<FittedCrs> {
  const reader = new PlaceReader(table, recognised.matches.get(table.name) as HeaderMatch);
  const points = rows.map((row) => reader.point(row)).filter((point) => point !== undefined);
  const positions = points.map(({ at }) => at);
  const ranged = decideCrs(recognised, positions, context, headers);
  const fits = REFERENCES.has(table.name) ? [] : await measure(points, table, context);
  const verdict = betterThanRange(ranged, fits);
  const judgement = judge(verdict, fits);
  const fit = fitReport(recognised.file.name, verdict, judgement, fits);
  return { ...placement(verdict, judgement, context), verdict, fit };
}

function placement(
  verdict: CrsVerdict,
  judgement: CrsJudgement,
  { localGrids }: FitContext,
): FileCrs {
  const flags = [
    ...(lacksDatumShift(verdict.name) ? ['CRS_NO_DATUM_SHIFT'] : []),
    ...(verdict.swapped ? ['CRS_AXES_SWAPPED'] : []),
    ...(judgement.verdict === 'contradicted' ? ['CRS_DOUBTFUL'] : []),
  ];
  const label = `${verdict.name} ${verdict.basis}${verdict.swapped ? ', axes swapped' : ''}`;
  return { transform: verdictTransform(verdict, localGrids), flags, label };
}

/** Without a declaration, what beats every other place for the file; a range cannot see the shift of a web map. */
function betterThanRange(ranged: CrsVerdict, fits: readonly FitCandidate[]): CrsVerdict {
  const [best] = fits;
  if (ranged.basis === 'declared' || !best || !isDecisive(fits)) return ranged;
  const { verdict } = judge(ranged, fits);
  return verdict === 'agrees' ? ranged : { ...best.candidate, basis: 'fitted' };
}

async function measure(
  points: readonly SamplePoint[],
  table: TableSpec,
  context: FitContext,
): Promise<FitCandidate[]> {
  const sample = await withBuildings(thinned(points, standingOf(table.name)), context.lookup());
  const known = await knownPlaces(context, sample.standing !== 'buildings');
  const grids = context.localGrids;
  const readings = readingsInside(
    sample.points.map(({ at }) => at),
    context.profile,
    { marginDegrees: MARGIN_DEGREES, ...(grids ? { grids } : {}) },
  );
  return fitCandidates(sample, known, readings, grids);
}

type Loaded = { with?: Promise<KnownPlaces>; without?: Promise<KnownPlaces> };
const LOADED = new WeakMap<object, Loaded>();

/** Known places are read once an import, and again with buildings once these are in. */
function knownPlaces(context: FitContext, buildings: boolean): Promise<KnownPlaces> {
  const loaded = LOADED.get(context.base) ?? {};
  LOADED.set(context.base, loaded);
  const load = () => KnownPlaces.load(context.lookup(), context.profile, { buildings });
  return buildings ? (loaded.with ??= load()) : (loaded.without ??= load());
}

/** Rows that name a room name its building. */
export async function withBuildings(sample: CrsSample, db: ReadDb): Promise<CrsSample> {
  const rooms = [...new Set(sample.points.flatMap(({ names }) => names.room ?? []))];
  const buildings = new Map<string, string>();
  for (let from = 0; from < rooms.length; from += ROOMS_ASKED) {
    const asked = rooms.slice(from, from + ROOMS_ASKED);
    const marks = asked.map(() => '?').join();
    const rows = await db.all<{ room_id: string; building_id: string }>(
      `SELECT room_id, building_id FROM base.room JOIN base.building ON building.slot = room.building_slot WHERE room_id IN (${marks})`,
      asked,
    );
    for (const { room_id: room, building_id: building } of rows) buildings.set(room, building);
  }
  if (buildings.size === 0) return sample;
  return { ...sample, points: sample.points.map((point) => inBuilding(point, buildings)) };
}

function inBuilding(point: SamplePoint, buildings: ReadonlyMap<string, string>): SamplePoint {
  const building = point.names.building ?? buildings.get(point.names.room ?? '');
  return building === undefined ? point : { ...point, names: { ...point.names, building } };
}
