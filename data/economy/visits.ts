import { yearEndingOn } from '../../contract/periods.ts';
import type {
  EconomyVisits,
  VISIT_LISTS,
  VisitRow,
} from '../../contract/queries/economy-visits.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { EconomyBook } from './book.ts';
import { ratio } from './figures.ts';
import { daysBetween } from './leases.ts';
import { readPacked, textOf } from './read-rows.ts';
import type { EconomyScope } from './scope.ts';

/** A visit to a firm (走访服务) as its row has it. */
export type Visit = Omit<VisitRow, 'commercialName' | 'buildingId' | 'daysLate'>;

const COLUMNS = [
  'visit_no',
  'enterprise_id',
  'enterprise_name',
  'commercial_id',
  'visited_at',
  'visited_by',
  'way',
  'request_kind',
  'request',
  'handler',
  'due_at',
  'answered_at',
  'answer',
  'opinion',
] as const;

/** All visits, the latest first. */
export async function readVisits({ db }: OpenSnapshot): Promise<Visit[]> {
  const rows = await readPacked(
    db,
    COLUMNS,
    '(SELECT * FROM economy.service_visit ORDER BY visited_at DESC, visit_no)',
  );
  return rows.map((row) => ({
    visitNo: String(row.visit_no),
    enterpriseId: textOf(row.enterprise_id),
    enterpriseName: String(row.enterprise_name),
    commercialId: textOf(row.commercial_id),
    visitedAt: String(row.visited_at),
    visitedBy: textOf(row.visited_by),
    way: textOf(row.way),
    requestKind: textOf(row.request_kind),
    request: textOf(row.request),
    handler: textOf(row.handler),
    dueAt: textOf(row.due_at),
    answeredAt: textOf(row.answered_at),
    answer: textOf(row.answer),
    opinion: textOf(row.opinion),
  }));
}

/** Visits to the firms of a scope; one to a firm nobody registered belongs to its building, where that is in the scope. */
export function visitsOf({ book, buildings, firms }: EconomyScope): readonly Visit[] {
  const ids = new Set(firms.map(({ id }) => id));
  const inBuildings = new Set(buildings.map(({ id }) => id));
  const isWhole = firms.length === book.firms.length;
  return book.visits.filter(({ enterpriseId, commercialId }) => {
    if (enterpriseId !== null && book.firmById.has(enterpriseId)) return ids.has(enterpriseId);
    return isWhole || (commercialId !== null && inBuildings.has(commercialId));
  });
}

/** The visits of a list. */
export function listedVisits(
  visits: readonly Visit[],
  list: (typeof VISIT_LISTS)[number],
  today: string,
): readonly Visit[] {
  switch (list) {
    case 'all':
      return visits;
    case 'year':
      return visits.filter((visit) => isOfYear(visit, today));
    case 'asked':
      return visits.filter((visit) => isOfYear(visit, today) && isAsked(visit));
    case 'open':
      return visits.filter(isOpen);
    case 'late':
      return visits.filter((visit) => isLate(visit, today));
  }
}

function isOfYear({ visitedAt }: Visit, today: string): boolean {
  return visitedAt >= yearEndingOn(today).from && visitedAt <= today;
}

function isAsked({ request, requestKind }: Visit): boolean {
  return (request ?? requestKind) !== null;
}

/** Asked and not answered yet. */
function isOpen(visit: Visit): boolean {
  return isAsked(visit) && visit.answeredAt === null;
}

/** Open, and past its limit. */
function isLate(visit: Visit, today: string): boolean {
  return isOpen(visit) && visit.dueAt !== null && visit.dueAt < today;
}

/** 走访次数, 诉求, 答复 of the year to the as-of date; what is open counts whenever it was asked. */
export function visitFigures(
  visits: readonly Visit[],
  { book, active }: EconomyScope,
): EconomyVisits['figures'] {
  const { today } = book;
  const year = listedVisits(visits, 'year', today);
  const asked = listedVisits(visits, 'asked', today);
  const answered = asked.filter(({ answeredAt }) => answeredAt !== null);
  const limited = asked.filter(({ dueAt, answeredAt }) => {
    return dueAt !== null && (answeredAt !== null || dueAt < today);
  });
  const inTime = limited.filter(
    ({ dueAt, answeredAt }) => answeredAt !== null && answeredAt <= dueAt!,
  );
  const days = answered.reduce(
    (sum, { visitedAt, answeredAt }) => sum + daysBetween(visitedAt, answeredAt!),
    0,
  );
  const told = answered.filter(({ opinion }) => opinion !== null);
  const content = told.filter(({ opinion }) => opinion === 'satisfied' || opinion === 'fair');
  const visited = new Set(
    year.map(({ enterpriseId, enterpriseName }) => enterpriseId ?? enterpriseName),
  );
  return {
    ...yearEndingOn(today),
    visits: year.length,
    firms: visited.size,
    visitedShare: ratio(active.filter(({ id }) => visited.has(id)).length, active.length),
    requests: asked.length,
    answered: answered.length,
    inTimeShare: ratio(inTime.length, limited.length),
    meanDays: ratio(days, answered.length),
    satisfiedShare: ratio(content.length, told.length),
    open: listedVisits(visits, 'open', today).length,
    late: listedVisits(visits, 'late', today).length,
  };
}

/** A visit with its building, and how late its answer is. */
export function visitRow({ commercialById, today }: EconomyBook, visit: Visit): VisitRow {
  const card = visit.commercialId === null ? undefined : commercialById.get(visit.commercialId);
  return {
    ...visit,
    commercialName: card?.name ?? null,
    buildingId: card?.buildingId ?? null,
    daysLate: isLate(visit, today) ? daysBetween(visit.dueAt!, today) : null,
  };
}
