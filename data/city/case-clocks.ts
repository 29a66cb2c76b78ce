import { setImmediate } from 'node:timers/promises';
import type { CaseClock, DeadlineRow } from '../../contract/queries/city-movement.ts';
import { workingClock } from '../../contract/working-time.ts';
import { readOnce } from '../queries/once-per-snapshot.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { caseClock, type CaseTimes } from './case-clock.ts';
import { CASE_TIMES, caseStepsSql } from './case-times.ts';
import { momentOf } from './moments.ts';

/** Cases read by one statement: few enough that other calls wait no longer than for a small one. */
const CASES_AT_A_TIME = 1024;

/** The clock of every case of a snapshot, by the number of its row. */
export interface CaseClocks {
  readonly verdicts: ReadonlyMap<number, CaseClock['verdict']>;
  /** Cases whose deadline was delivered as another. */
  readonly different: ReadonlyMap<number, DeadlineRow>;
  /** Years the calendar lacks, of the cases that touch any. */
  readonly unknownYears: ReadonlyMap<number, readonly number[]>;
}

/** The clocks of a snapshot's cases, computed once. */
export const caseClocksOf = readOnce(computeClocks);

interface Row extends CaseTimes {
  readonly id: number;
  readonly case_no: string;
  readonly description: string | null;
  readonly dept: string | null;
  readonly suspended: number;
}

export const CASE_CLOCKS_SQL = `
  SELECT row.id, row.case_no, row.description, row.dept, coalesce(row.suspended, 0) AS suspended, ${CASE_TIMES}
  FROM city.city_case AS row
  LEFT JOIN (${caseStepsSql(
    'SELECT case_no FROM city.city_case WHERE id BETWEEN $from AND $to',
  )}) AS steps ON steps.steps_of = row.case_no
  WHERE row.id BETWEEN $from AND $to`;

async function computeClocks(snapshot: OpenSnapshot): Promise<CaseClocks> {
  const { profile, asOf } = snapshot.manifest;
  const clock = workingClock(profile.workingTime, 'city-management');
  const now = (momentOf(`${asOf} 23:59:59`) ?? 0) + 1;
  const verdicts = new Map<number, CaseClock['verdict']>();
  const different = new Map<number, DeadlineRow>();
  const unknownYears = new Map<number, readonly number[]>();
  const last = snapshot.has('city')
    ? await snapshot.db.get<{ id: number | null }>('SELECT max(id) AS id FROM city.city_case')
    : undefined;
  for (let from = 0; from <= (last?.id ?? -1); from += CASES_AT_A_TIME) {
    const rows = await snapshot.db.all<Row>(CASE_CLOCKS_SQL, {
      $from: from,
      $to: from + CASES_AT_A_TIME - 1,
    });
    for (const row of rows) {
      const answer = caseClock(clock, row, now);
      verdicts.set(row.id, answer.verdict);
      if (answer.unknownYears.length > 0) unknownYears.set(row.id, answer.unknownYears);
      if (answer.verdict === 'different') different.set(row.id, disagreement(row, answer));
    }
    await setImmediate();
  }
  return { verdicts, different, unknownYears };
}

function disagreement(
  row: Row,
  { limit, begunAt, computedAt, deliveredAt }: CaseClock,
): DeadlineRow {
  const [computed, delivered] = [momentOf(computedAt) ?? 0, momentOf(deliveredAt) ?? 0];
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
