import { workingClock } from '../../../contract/working-time.ts';
import type { OpenSnapshot } from '../../../data/snapshot/open-snapshot.ts';
import {
  type Days,
  isMarked,
  listsBy,
  milliseconds,
  notAfter,
  type Recounted,
  rowsOf,
} from './period.ts';

interface Case {
  readonly case_no: string;
  readonly source: string | null;
  readonly state: string | null;
  readonly report_at: string | null;
  readonly register_at: string | null;
  readonly dispatch_at: string | null;
  readonly handled_at: string | null;
  readonly closed_at: string | null;
  readonly deadline_at: string | null;
  readonly suspended: number | null;
  readonly rework_count: number | null;
  readonly longitude_degrees: number | null;
  readonly latitude_degrees: number | null;
  readonly flags: string | null;
}

interface Step {
  readonly case_no: string;
  readonly step: string;
  readonly at: string;
}

interface Place {
  readonly longitude_degrees: number | null;
  readonly latitude_degrees: number | null;
}

interface Component extends Place {
  readonly state: string | null;
}

interface Fix {
  readonly at: string;
  readonly longitude_degrees: number;
  readonly latitude_degrees: number;
}

const NEAR_METRES = 30;
const DEGREE_METRES = 111_195;
const DAY_MS = 86_400_000;

/** Every metric of 数字城管, row by row from the tables as they were published. */
export async function recountCity(
  snapshot: OpenSnapshot,
  days: Days,
): Promise<Record<string, Recounted>> {
  const [all, steps, components, fixes] = await Promise.all([
    rowsOf<Case>(snapshot, 'SELECT * FROM city.city_case'),
    rowsOf<Step>(snapshot, 'SELECT case_no, step, at FROM city.case_event'),
    rowsOf<Component>(snapshot, 'SELECT * FROM city.component'),
    rowsOf<Fix>(snapshot, 'SELECT * FROM city.patrol_fix'),
  ]);
  const suspended = listsBy(
    steps.filter(({ step }) => step === 'suspend'),
    ({ case_no }) => case_no,
  );
  const cases = all
    .filter((row) => !isMarked(row, 'CASE_TIME_ORDER', 'DEADLINE_ORDER'))
    .map((row) =>
      stands(row, suspended.get(row.case_no) ?? []) ? { ...row, deadline_at: null } : row,
    );
  const near = nearness(fixes);
  return {
    ...recountCases(
      cases,
      listsBy(steps, ({ case_no }) => case_no),
      days,
    ),
    registeredOnTimeRate: recountRegistration(snapshot, cases, steps, days),
    ...recountMissed(cases, days, near),
    ...recountComponents(components, fixes, days, near),
  };
}

/** 挂账 before the deadline and not resumed: the deadline is still to be moved. */
function stands(row: Case, suspended: readonly Step[]): boolean {
  if (row.closed_at || row.handled_at) return false;
  if (row.suspended !== 1 && row.state !== 'suspend') return false;
  const last = suspended
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return !last || !row.deadline_at || last <= row.deadline_at;
}

function recountCases(
  cases: readonly Case[],
  steps: ReadonlyMap<string, Step[]>,
  days: Days,
): Record<string, Recounted> {
  const count = (holds: (row: Case) => boolean) => cases.filter(holds).length;
  const times = ({ case_no }: Case, step: string) =>
    (steps.get(case_no) ?? []).flatMap((each) => (each.step === step ? [each.at] : [])).sort();
  const isDropped = ({ state }: Case) => state === 'void' || state === 'refuse';
  const onTime = (row: Case) => notAfter(row.closed_at, row.deadline_at);
  const isDue = (row: Case) =>
    !!row.register_at &&
    !isDropped(row) &&
    (days.has(row.closed_at) || (days.has(row.deadline_at) && !days.isAfter(row.closed_at)));
  const isToHandle = (row: Case) =>
    !!row.dispatch_at &&
    !isDropped(row) &&
    (days.has(row.handled_at) || (days.has(row.deadline_at) && !days.isAfter(row.handled_at)));
  const waits = (row: Case) =>
    days.reached(row.dispatch_at) &&
    !days.reached(row.handled_at) &&
    !days.reached(row.closed_at) &&
    !isDropped(row);
  const isClosed = (row: Case) => isDue(row) && days.has(row.closed_at);
  const isHandled = (row: Case) => isToHandle(row) && days.has(row.handled_at);
  const closedLate = (row: Case) => isClosed(row) && !!row.deadline_at && !onTime(row);
  const lastReworked = (row: Case) => days.has(times(row, 'rework').at(-1));
  const handled = cases.filter((row) => days.has(row.handled_at) && !!row.dispatch_at);
  const hours = handled.reduce(
    (sum, row) =>
      sum + (milliseconds(row.handled_at!) - milliseconds(row.dispatch_at!)) / 3_600_000,
    0,
  );
  const reported = count((row) => days.has(row.report_at));
  const registered = count((row) => days.has(row.register_at));
  const dispatched = count((row) => days.has(row.dispatch_at));
  const due = count(isDue);
  const closed = count(isClosed);
  const from = (source: string) =>
    count((row) => days.has(row.register_at) && row.source === source);
  return {
    reported: [reported],
    accepted: [count((row) => days.has(times(row, 'accept')[0]))],
    registered: [registered],
    dispatched: [dispatched],
    dueToHandle: [count(isToHandle)],
    handled: [count(isHandled)],
    handledOnTime: [count((row) => isHandled(row) && notAfter(row.handled_at, row.deadline_at))],
    handledLate: [
      count(
        (row) => isHandled(row) && !!row.deadline_at && !notAfter(row.handled_at, row.deadline_at),
      ),
    ],
    pending: [count(waits)],
    pendingLate: [count((row) => waits(row) && days.reached(row.deadline_at))],
    reworked: [count(lastReworked)],
    reworks: [
      cases.filter(lastReworked).reduce((sum, { rework_count }) => sum + (rework_count ?? 0), 0),
    ],
    suspended: [count((row) => days.has(times(row, 'suspend').at(-1)))],
    extended: [count((row) => days.has(times(row, 'extend').at(-1)))],
    due: [due],
    closed: [closed],
    closedOnTime: [count((row) => isClosed(row) && onTime(row))],
    closedLate: [count(closedLate)],
    registrationRate: [
      count((row) => days.has(row.report_at) && days.reached(row.register_at)),
      reported,
    ],
    closingRate: [closed, due],
    onTimeRate: [count((row) => isClosed(row) && onTime(row)), due],
    overdueRate: [
      count(
        (row) => isDue(row) && (closedLate(row) || (!isClosed(row) && days.has(row.deadline_at))),
      ),
      due,
    ],
    handledOnTimeRate: [
      count((row) => isHandled(row) && notAfter(row.handled_at, row.deadline_at)),
      count(isToHandle),
    ],
    rightDispatchRate: [
      count((row) => days.has(row.dispatch_at) && times(row, 'return').length === 0),
      dispatched,
    ],
    reworkRate: [count((row) => isClosed(row) && (row.rework_count ?? 0) >= 1), closed],
    publicReportRate: [from('public'), registered],
    ownFindingRate: [from('patrol'), registered],
    meanHandlingHours: [hours, handled.length],
  };
}

/** 按时立案: the limit of the profile in office hours, from 受理, or from 上报 where the export has no such step. */
function recountRegistration(
  { manifest: { profile } }: OpenSnapshot,
  cases: readonly Case[],
  steps: readonly Step[],
  days: Days,
): Recounted {
  const { workingHours } = profile.thresholds.registration;
  const accepted = new Map<string, string>();
  for (const { case_no, step, at } of steps)
    if (step === 'accept' && !((accepted.get(case_no) ?? at) < at)) accepted.set(case_no, at);
  const clock = workingClock(profile.workingTime, 'city-management');
  const dueOf = (row: Case): string | undefined => {
    const begun = accepted.get(row.case_no) ?? row.report_at;
    if (begun === null || begun === undefined) return undefined;
    const due = clock.add(milliseconds(begun) / 1000, workingHours * 3600);
    return new Date(due * 1000).toISOString().slice(0, 19).replace('T', ' ');
  };
  const due = cases
    .filter(({ state }) => state !== 'void' && state !== 'refuse')
    .map((row) => ({ row, by: dueOf(row) }))
    .filter(
      ({ row, by }) =>
        days.has(row.register_at) || (days.has(by ?? null) && !days.isAfter(row.register_at)),
    );
  const onTime = due.filter(
    ({ row, by }) => days.has(row.register_at) && by !== undefined && notAfter(row.register_at, by),
  );
  return [onTime.length, due.length];
}

type Near = (place: Place, from: number, to: number) => boolean;

function recountMissed(cases: readonly Case[], days: Days, near: Near): Record<string, Recounted> {
  const missed = cases.filter((row) => {
    if (!days.has(row.report_at) || row.source !== 'public') return false;
    const at = milliseconds(row.report_at!);
    return near(row, at - DAY_MS, at);
  });
  return { missed: [missed.length] };
}

function recountComponents(
  components: readonly Component[],
  fixes: readonly Fix[],
  days: Days,
  near: Near,
): Record<string, Recounted> {
  const standing = components.filter(({ state }) => state !== 'removed' && state !== 'abandoned');
  const end = milliseconds(days.to) + DAY_MS;
  const [from, to] = [end - 7 * DAY_MS, end - 1];
  const isTold = fixes.some(({ at }) => milliseconds(at) >= from && milliseconds(at) <= to);
  const watched = isTold ? standing.length : 0;
  const patrolled = standing.filter((row) => near(row, from, to)).length;
  return {
    components: [standing.length],
    unpatrolled: [watched - patrolled],
    soundRate: [standing.filter(({ state }) => state === 'good').length, standing.length],
    patrolledRate: [patrolled, watched],
  };
}

/** Whether any fix lies within 30 m of a place between two moments, fix by fix. */
function nearness(fixes: readonly Fix[]): Near {
  const timed = fixes.map((fix) => ({ ...fix, ms: milliseconds(fix.at) }));
  return ({ longitude_degrees: longitude, latitude_degrees: latitude }, from, to) => {
    if (longitude === null || latitude === null) return false;
    const shrink = Math.cos((latitude * Math.PI) / 180);
    return timed.some((fix) => {
      if (fix.ms < from || fix.ms > to) return false;
      const north = (fix.latitude_degrees - latitude) * DEGREE_METRES;
      if (Math.abs(north) > NEAR_METRES) return false;
      const east = (fix.longitude_degrees - longitude) * DEGREE_METRES * shrink;
      return Math.hypot(east, north) <= NEAR_METRES;
    });
  };
}
