import type { OpenSnapshot } from '../../../data/snapshot/open-snapshot.ts';
import {
  type Days,
  dayOf,
  isMarked,
  listsBy,
  milliseconds,
  notAfter,
  type Recounted,
  rowsOf,
} from './period.ts';

interface Hazard {
  readonly hazard_no: string;
  readonly premises_no: string;
  readonly place_text: string | null;
  readonly description: string;
  readonly level: string;
  readonly found_by: string | null;
  readonly found_at: string;
  readonly due_at: string | null;
  readonly fixed_at: string | null;
  readonly recheck_result: string | null;
  readonly closed_at: string | null;
  readonly flags: string | null;
}

interface Step {
  readonly hazard_no: string;
  readonly step: string;
  readonly at: string;
  readonly actor: string | null;
}

interface Inspection {
  readonly premises_no: string;
  readonly kind: string | null;
  readonly planned_at: string | null;
  readonly inspected_at: string | null;
  readonly hazards_found: number | null;
}

const DAY_MS = 86_400_000;
const VISITS = ['daily', 'special', 'joint'];

/** Every metric of 安全生产, row by row from the tables as they were published. */
export async function recountSafety(
  snapshot: OpenSnapshot,
  days: Days,
): Promise<Record<string, Recounted>> {
  const [all, steps, premises, inspections] = await Promise.all([
    rowsOf<Hazard>(snapshot, 'SELECT * FROM safety.hazard'),
    rowsOf<Step>(snapshot, 'SELECT * FROM safety.hazard_event ORDER BY at'),
    rowsOf<{ premises_no: string; name: string }>(snapshot, 'SELECT * FROM safety.premises'),
    rowsOf<Inspection>(snapshot, 'SELECT * FROM safety.inspection'),
  ]);
  const names = new Map(premises.map(({ premises_no, name }) => [premises_no, name]));
  const loops = listsBy(steps, ({ hazard_no }) => hazard_no);
  const known = all.map((hazard) => lived(hazard, loops.get(hazard.hazard_no), all, names));
  const hazards = known.filter((row) => !isMarked(row, 'HAZARD_TIME_ORDER', 'DUE_BEFORE_FOUND'));
  return {
    ...recountHazards(hazards, days),
    ...recountRechecks(hazards, days),
    ...recountVisits(inspections, premises.length, days),
    premises: [premises.length],
    selfReportRate: [
      new Set(
        hazards.flatMap((row) =>
          days.has(row.found_at) && row.found_by === 'self' ? [row.premises_no] : [],
        ),
      ).size,
      premises.length,
    ],
  };
}

type Lived = ReturnType<typeof lived>;

/** A hazard with what its steps tell. */
function lived(
  hazard: Hazard,
  steps: readonly Step[] | undefined,
  all: readonly Hazard[],
  names: ReadonlyMap<string, string>,
) {
  const at = (...wanted: string[]) =>
    (steps ?? []).flatMap(({ step, at: when }) => (wanted.includes(step) ? [when] : []));
  const [passed, failed, recheck] = [at('pass')[0], at('fail')[0], at('pass', 'fail')[0]];
  const stepClosed = at('close').at(-1);
  const isReviewed = steps
    ? passed !== undefined && passed <= (stepClosed ?? passed)
    : hazard.recheck_result === 'pass';
  const ended = hazard.closed_at ?? stepClosed;
  const signedBy = (steps ?? []).flatMap(({ step, actor }) =>
    step === 'pass' && actor ? [actor] : [],
  );
  return {
    ...hazard,
    ended,
    closed: isReviewed ? ended : undefined,
    unreviewed: isReviewed ? undefined : ended,
    listedAt: at('list')[0],
    applied: at('apply')[0],
    recheck,
    passedAtOnce: passed !== undefined && (failed === undefined || passed < failed),
    selfVerified: signedBy.sort().at(-1) === names.get(hazard.premises_no),
    repeated: all.some((earlier) => isRepeatOf(earlier, hazard)),
  };
}

function isRepeatOf(earlier: Hazard, hazard: Hazard): boolean {
  const days = (milliseconds(hazard.found_at) - milliseconds(earlier.found_at)) / DAY_MS;
  return (
    earlier.premises_no === hazard.premises_no &&
    earlier.hazard_no < hazard.hazard_no &&
    earlier.place_text === hazard.place_text &&
    earlier.description === hazard.description &&
    days >= 0 &&
    days <= 90
  );
}

function recountHazards(hazards: readonly Lived[], days: Days): Record<string, Recounted> {
  const count = (holds: (row: Lived) => boolean) => hazards.filter(holds).length;
  const isFound = (row: Lived) => days.has(row.found_at);
  const isMajor = (row: Lived) => isFound(row) && row.level === 'major';
  const isDue = (row: Lived) => days.has(row.due_at);
  const isOpen = (row: Lived) => days.reached(row.found_at) && !days.reached(row.ended);
  const fixed = hazards.filter((row) => days.has(row.fixed_at));
  const fixDays = fixed.reduce(
    (sum, row) => sum + (milliseconds(row.fixed_at!) - milliseconds(row.found_at)) / DAY_MS,
    0,
  );
  const found = count(isFound);
  const repeated = count((row) => isFound(row) && row.repeated);
  return {
    found: [found],
    foundMajor: [count(isMajor)],
    closed: [count((row) => isFound(row) && days.reached(row.closed))],
    due: [count(isDue)],
    open: [count(isOpen)],
    overdue: [count((row) => isOpen(row) && !!row.due_at && dayOf(row.due_at) < days.to)],
    listed: [count((row) => days.has(row.listedAt))],
    repeated: [repeated],
    unreviewed: [count((row) => days.has(row.unreviewed))],
    incomplete: [count((row) => isMajor(row) && isMarked(row, 'HAZARD_GUARANTEES'))],
    closingRate: [count((row) => isFound(row) && days.reached(row.closed)), found],
    majorClosingRate: [count((row) => isMajor(row) && days.reached(row.closed)), count(isMajor)],
    onTimeRate: [count((row) => isDue(row) && notAfter(row.fixed_at, row.due_at)), count(isDue)],
    repeatRate: [repeated, found],
    meanFixDays: [fixDays, fixed.length],
  };
}

function recountRechecks(hazards: readonly Lived[], days: Days): Record<string, Recounted> {
  const rechecked = hazards.filter(({ recheck }) => days.has(recheck));
  const answered = hazards.filter(({ applied }) => days.has(applied));
  const inTime = answered.filter(
    ({ recheck, applied }) =>
      recheck && milliseconds(recheck) <= milliseconds(applied!) + 10 * DAY_MS,
  );
  return {
    firstPassRate: [rechecked.filter((row) => row.passedAtOnce).length, rechecked.length],
    recheckRate: [answered.filter(({ recheck }) => days.reached(recheck)).length, answered.length],
    recheckInTimeRate: [inTime.length, answered.length],
    selfVerifiedRate: [rechecked.filter((row) => row.selfVerified).length, rechecked.length],
  };
}

function recountVisits(
  inspections: readonly Inspection[],
  premises: number,
  days: Days,
): Record<string, Recounted> {
  const visits = inspections.filter(
    ({ inspected_at, kind }) => days.has(inspected_at) && VISITS.includes(kind ?? ''),
  );
  const planned = inspections.filter(({ planned_at }) => days.has(planned_at));
  return {
    planned: [planned.length],
    visits: [visits.length],
    coverageRate: [new Set(visits.map(({ premises_no }) => premises_no)).size, premises],
    planRate: [
      planned.filter(({ inspected_at }) => days.reached(inspected_at)).length,
      planned.length,
    ],
    nothingFoundRate: [
      visits.filter(({ hazards_found }) => hazards_found === 0).length,
      visits.length,
    ],
  };
}
