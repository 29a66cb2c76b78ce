import { CHINA_CALENDAR } from '../../../contract/calendars/china.ts';
import { findMetric } from '../../../contract/metrics/index.ts';
import type {
  CaseClock,
  CityDeadlines,
  DeadlineRow,
} from '../../../contract/queries/city-movement.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { workingClock } from '../../../contract/working-time.ts';
import { caseClock, type CaseTimes } from '../../city/case-clock.ts';
import { momentOf } from '../../city/moments.ts';
import { askedPeriod } from '../../statistics/question.ts';
import type { QueryContext } from '../context.ts';
import { askedCases, rowNumbersOf } from './asked-cases.ts';
import { CASE_TIMES, caseStepsSql } from './case-times.ts';

/** Cases read by one statement. */
const CASES_AT_A_TIME = 4096;

interface Row extends CaseTimes {
  readonly case_no: string;
  readonly description: string | null;
  readonly dept: string | null;
  readonly suspended: number;
}

export const DEADLINES_SQL = `
  SELECT row.case_no, row.description, row.dept, coalesce(row.suspended, 0) AS suspended, ${CASE_TIMES}
  FROM city.city_case AS row
  LEFT JOIN (${caseStepsSql(
    'SELECT case_no FROM city.city_case WHERE id IN (SELECT value FROM json_each($rows))',
  )}) AS steps ON steps.steps_of = row.case_no
  WHERE row.id IN (SELECT value FROM json_each($rows))`;

/** Deadlines of the cases the panel counts as registered, computed by the working clock and compared with those delivered. */
export async function cityDeadlines(
  context: QueryContext,
  { period, filter, limit }: ParsedParams<'city.deadlines'>,
  signal: AbortSignal,
): Promise<CityDeadlines> {
  const { snapshot } = context;
  const { profile, asOf } = snapshot.manifest;
  const asked = askedPeriod(context, period, [findMetric('city-management.registered')!]);
  const cases = await askedCases(context, 'registered', filter);
  const clock = workingClock(profile.workingTime, 'city-management');
  const now = (momentOf(`${asOf} 23:59:59`) ?? 0) + 1;
  const counts = new Map<CaseClock['verdict'], number>();
  const rows: DeadlineRow[] = [];
  const years = new Set<number>();
  const ids = rowNumbersOf(cases, cases.within(asked.period));
  for (let from = 0; from < ids.length; from += CASES_AT_A_TIME) {
    const found = await snapshot.db.all<Row>(DEADLINES_SQL, {
      $rows: JSON.stringify(ids.slice(from, from + CASES_AT_A_TIME)),
    });
    signal.throwIfAborted();
    for (const row of found) {
      const answer = caseClock(clock, row, now);
      counts.set(answer.verdict, (counts.get(answer.verdict) ?? 0) + 1);
      for (const year of answer.unknownYears) years.add(year);
      if (answer.verdict === 'different') rows.push(disagreement(row, answer));
    }
  }
  const count = (verdict: CaseClock['verdict']): number => counts.get(verdict) ?? 0;
  return {
    period: asked.period,
    asOf,
    compared: count('same') + count('different'),
    same: count('same'),
    different: count('different'),
    extended: count('extended'),
    paused: count('paused'),
    withoutLimit: count('no-limit') + count('not-begun'),
    unknownYears: [...years].sort(),
    unverifiedYears: unverified(asked.period, profile.workingTime.years),
    rows: rows
      .sort((left, right) => Math.abs(right.minutes) - Math.abs(left.minutes))
      .slice(0, limit),
  };
}

function disagreement(
  row: Row,
  { limit, begunAt, computedAt, deliveredAt }: CaseClock,
): DeadlineRow {
  const [computed, delivered] = [momentOf(computedAt)!, momentOf(deliveredAt)!];
  return {
    caseNo: row.case_no,
    description: row.description,
    dept: row.dept,
    limit: `${limit?.value} ${limit?.unit}`,
    begunAt: begunAt ?? '',
    deliveredAt: deliveredAt ?? '',
    computedAt: computedAt ?? '',
    minutes: Math.round((delivered - computed) / 60),
    suspended: row.suspended === 1,
  };
}

/** Years of a period whose holidays nobody compared with the document. */
function unverified(
  { from, to }: { readonly from: string; readonly to: string },
  own: Readonly<Record<string, { readonly unverified?: boolean | undefined }>>,
): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return years.filter((year) => (own[year] ?? CHINA_CALENDAR[year])?.unverified === true);
}
