import { TwinError } from '../../../contract/errors.ts';
import { localFrame, toLocal } from '../../../contract/local-frame.ts';
import type { CityCase } from '../../../contract/queries/city-movement.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { say } from '../../../contract/sentence.ts';
import { workingClock } from '../../../contract/working-time.ts';
import { caseClock, type CaseTimes } from '../../city/case-clock.ts';
import { momentOf, momentText } from '../../city/moments.ts';
import { nearestPatrols, patrolBookOf } from '../../city/patrol-book.ts';
import { MISSED_SECONDS } from '../../statistics/passed-at.ts';
import { type Pass, passesOf } from '../../statistics/passes.ts';
import { areaParam } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { CASE_TIMES, caseStepsSql } from '../../city/case-times.ts';

const PATROLS_SHOWN = 3;
const LAST_SECOND = 86_399;

interface CaseRow extends CaseTimes {
  readonly report_at: string;
  readonly source: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly comp_id: string | null;
  readonly comp_name: string | null;
  readonly comp_longitude: number | null;
  readonly comp_latitude: number | null;
}

export const CITY_CASE_SQL = `
  SELECT row.report_at, row.source, row.longitude_degrees AS longitude, row.latitude_degrees AS latitude,
    component.comp_id, component.name AS comp_name, component.longitude_degrees AS comp_longitude,
    component.latitude_degrees AS comp_latitude, ${CASE_TIMES}
  FROM city.city_case AS row
  LEFT JOIN city.component AS component ON component.comp_id = row.comp_id
  LEFT JOIN (${caseStepsSql('$case')}) AS steps ON steps.steps_of = row.case_no
  WHERE row.case_no = $case
    AND ($area IS NULL OR substr(coalesce(row.community_code, row.street_code, ''), 1, length($area)) = $area)`;

/** What clock and movement say of one case. */
export async function cityCase(
  context: QueryContext,
  { caseNo }: ParsedParams<'city.case'>,
  signal: AbortSignal,
): Promise<CityCase> {
  const { snapshot } = context;
  const found = snapshot.has('city')
    ? await snapshot.db.get<CaseRow>(CITY_CASE_SQL, { $case: caseNo, $area: areaParam(context) })
    : undefined;
  if (!found) throw new TwinError('not-found', say`There is no case ${caseNo}.`);
  const { profile, asOf } = snapshot.manifest;
  const clock = workingClock(profile.workingTime, 'city-management');
  const now = (momentOf(`${asOf} 00:00:00`) ?? 0) + LAST_SECOND;
  const metres = distance(context, found, [found.comp_longitude, found.comp_latitude]);
  return {
    caseNo,
    clock: caseClock(clock, found, now),
    component:
      found.comp_id === null || metres === null
        ? null
        : { compId: found.comp_id, name: found.comp_name, metres: Math.round(metres) },
    nearest: await nearest(context, found, signal),
    nearbyMinutes: profile.patrol.nearbyMinutes,
    missedBy: await missedBy(context, found, signal),
  };
}

function distance(
  { snapshot }: QueryContext,
  { longitude, latitude }: CaseRow,
  [otherLongitude, otherLatitude]: readonly [number | null, number | null],
): number | null {
  if (longitude === null || latitude === null) return null;
  if (otherLongitude === null || otherLatitude === null) return null;
  const frame = localFrame(snapshot.manifest.profile.box);
  const [east, north] = toLocal(frame, longitude, latitude);
  const [otherEast, otherNorth] = toLocal(frame, otherLongitude, otherLatitude);
  return Math.hypot(otherEast - east, otherNorth - north);
}

/** Tracks are for those who may see people, and of the whole district. */
function seesTracks(context: QueryContext): boolean {
  return context.seesPeople('patrol_fix') && context.principal.areaCode === undefined;
}

/** Who was nearest when it was reported. */
async function nearest(
  context: QueryContext,
  row: CaseRow,
  signal: AbortSignal,
): Promise<CityCase['nearest']> {
  if (!seesTracks(context)) return null;
  const at = momentOf(row.report_at);
  if (at === undefined || row.longitude === null) return [];
  const around = context.snapshot.manifest.profile.patrol.nearbyMinutes * 60;
  const book = await patrolBookOf(context.snapshot);
  signal.throwIfAborted();
  return nearestPatrols(
    book,
    (longitude, latitude) => distance(context, row, [longitude, latitude]) ?? Infinity,
    at - around,
    at + around,
  )
    .slice(0, PATROLS_SHOWN)
    .map((patrol) => ({
      patrolNo: patrol.patrolNo,
      at: momentText(patrol.at),
      metres: Math.round(patrol.metres),
    }));
}

/** The last patrol that passed within 30 m in the 24 hours before a public report, as 漏报 counts it. */
async function missedBy(
  context: QueryContext,
  { source, report_at, longitude, latitude }: CaseRow,
  signal: AbortSignal,
): Promise<CityCase['missedBy']> {
  const reported = momentOf(report_at);
  if (source !== 'public' || reported === undefined || !seesTracks(context)) return null;
  if (longitude === null || latitude === null) return null;
  const passes = await passesOf(context.snapshot);
  signal.throwIfAborted();
  let last: Pass | undefined;
  passes.near(longitude, latitude, reported - MISSED_SECONDS, reported, (pass) => {
    if (!last || pass.at > last.at) last = pass;
  });
  if (!last) return null;
  const { patrolNo, at, metres } = last as Pass;
  return { patrolNo, at: momentText(at), metres: Math.round(metres) };
}
