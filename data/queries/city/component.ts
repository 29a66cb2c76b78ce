import { TwinError } from '../../../contract/errors.ts';
import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import type { CityComponent } from '../../../contract/queries/city-movement.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { say } from '../../../contract/sentence.ts';
import { momentOf, momentText } from '../../city/moments.ts';
import { NO_TIME } from '../../statistics/columns.ts';
import { PASS_METRES, passesOf } from '../../statistics/passes.ts';
import { areaParam } from '../area.ts';
import type { QueryContext } from '../context.ts';

const CASES_SHOWN = 50;
const DAY_SECONDS = 86_400;
/** Degrees that hold PASS_METRES anywhere in China. */
const NEAR_DEGREES = 0.0005;

interface ComponentRow {
  readonly type_code: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

const IN_AREA = `($area IS NULL OR substr(coalesce(community_code, street_code, ''), 1, length($area)) = $area)`;

export const CITY_COMPONENT_SQL = `SELECT type_code, longitude_degrees AS longitude, latitude_degrees AS latitude
  FROM city.component WHERE comp_id = $component AND ${IN_AREA}`;

export const COMPONENT_CASES_SQL = `SELECT case_no AS caseNo, description, state, dept, report_at AS reportAt,
    closed_at AS closedAt, coalesce(rework_count, 0) AS reworks, count(*) OVER () AS total
  FROM city.city_case WHERE comp_id = $component ORDER BY report_at DESC LIMIT ${CASES_SHOWN}`;

export const ALIKE_NEAR_SQL = `SELECT longitude_degrees AS longitude, latitude_degrees AS latitude FROM city.component
  WHERE type_code = $type AND comp_id <> $component
    AND longitude_degrees BETWEEN $longitude - ${NEAR_DEGREES} AND $longitude + ${NEAR_DEGREES}
    AND latitude_degrees BETWEEN $latitude - ${NEAR_DEGREES} AND $latitude + ${NEAR_DEGREES}`;

/** When a component was last passed by a patrol, and its cases, the latest first. */
export async function cityComponent(
  context: QueryContext,
  { compId }: ParsedParams<'city.component'>,
  signal: AbortSignal,
): Promise<CityComponent> {
  const { snapshot } = context;
  const params = { $component: compId, $area: areaParam(context) };
  const found = snapshot.has('city')
    ? await snapshot.db.get<ComponentRow>(CITY_COMPONENT_SQL, params)
    : undefined;
  if (!found) throw new TwinError('not-found', say`There is no component ${compId}.`);
  const cases = await snapshot.db.all<CityComponent['cases'][number] & { readonly total: number }>(
    COMPONENT_CASES_SQL,
    { $component: compId },
  );
  signal.throwIfAborted();
  const { asOf } = snapshot.manifest;
  const end = (momentOf(`${asOf} 00:00:00`) ?? 0) + DAY_SECONDS;
  const passed = await lastPassed(context, found, end);
  return {
    compId,
    lastPassedAt: passed === undefined ? null : momentText(passed),
    daysSincePassed: passed === undefined ? null : Math.floor((end - passed) / DAY_SECONDS),
    sameClassNear: await alikeNear(context, compId, found),
    cases: cases.map(({ total: _total, ...each }) => each),
    casesTotal: cases[0]?.total ?? 0,
    asOf,
  };
}

async function lastPassed(
  { snapshot }: QueryContext,
  { longitude, latitude }: ComponentRow,
  end: number,
): Promise<number | undefined> {
  if (longitude === null || latitude === null) return undefined;
  const passes = await passesOf(snapshot);
  const latest = passes.latest(longitude, latitude, NO_TIME + 1, end);
  return latest === NO_TIME ? undefined : latest;
}

async function alikeNear(
  { snapshot }: QueryContext,
  compId: string,
  { type_code, longitude, latitude }: ComponentRow,
): Promise<number> {
  if (longitude === null || latitude === null) return 0;
  const rows = await snapshot.db.all<{ readonly longitude: number; readonly latitude: number }>(
    ALIKE_NEAR_SQL,
    { $type: type_code, $component: compId, $longitude: longitude, $latitude: latitude },
  );
  const frame = localFrame(snapshot.manifest.profile.box);
  const [east, north] = toLocal(frame, longitude, latitude);
  return rows.filter((row) => {
    const [otherEast, otherNorth] = toLocal(frame, row.longitude, row.latitude);
    return Math.hypot(otherEast - east, otherNorth - north) <= PASS_METRES;
  }).length;
}
