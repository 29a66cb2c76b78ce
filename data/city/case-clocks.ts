import { setImmediate } from 'node:timers/promises';
import { CHINA_CALENDAR } from '../../contract/calendars/china.ts';
import type { CaseClock, DeadlineRow } from '../../contract/queries/city-movement.ts';
import { workingClock } from '../../contract/working-time.ts';
import { type Basis, keptValue } from '../kept/kept-value.ts';
import { readOnce } from '../queries/once-per-snapshot.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { caseClock, type CaseTimes } from './case-clock.ts';
import { CASE_TIMES, caseStepsSql } from './case-times.ts';
import { momentOf } from './moments.ts';

/** Cases read by one statement: few enough that other calls wait no longer than for a small one. */
const CASES_AT_A_TIME = 1024;

/** What a clock says of a delivered deadline; the first stands for a row that is no case. */
const VERDICTS = [
  undefined,
  'same',
  'different',
  'extended',
  'paused',
  'no-limit',
  'not-begun',
] as const satisfies readonly (CaseClock['verdict'] | undefined)[];

/** The clock of every case of a snapshot, by the number of its row. */
export interface CaseClocks {
  verdictOf(row: number): CaseClock['verdict'] | undefined;
  /** Cases whose deadline was delivered as another. */
  readonly different: ReadonlyMap<number, DeadlineRow>;
  /** Years the calendar lacks, of the cases that touch any. */
  readonly unknownYears: ReadonlyMap<number, readonly number[]>;
}

/** The same as it is kept: places in `VERDICTS` by row. */
interface Computed extends Omit<CaseClocks, 'verdictOf'> {
  readonly verdicts: Uint8Array;
}

/** The clocks of a snapshot's cases, computed once. */
export const caseClocksOf = readOnce(async (snapshot: OpenSnapshot): Promise<CaseClocks> => {
  const { profile, asOf } = snapshot.manifest;
  const basis: Basis = {
    files: ['city'],
    rules: [profile.workingTime, CHINA_CALENDAR, asOf],
    slow: true,
  };
  const { verdicts, ...told } = await keptValue(snapshot, 'case-clocks', basis, () =>
    computeClocks(snapshot),
  );
  return { ...told, verdictOf: (row) => VERDICTS[verdicts[row] ?? 0] };
});

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

async function computeClocks(snapshot: OpenSnapshot): Promise<Computed> {
  const { profile, asOf } = snapshot.manifest;
  const clock = workingClock(profile.workingTime, 'city-management');
  const now = (momentOf(`${asOf} 23:59:59`) ?? 0) + 1;
  const last = snapshot.has('city')
    ? await snapshot.db.get<{ id: number | null }>('SELECT max(id) AS id FROM city.city_case')
    : undefined;
  const highest = last?.id ?? -1;
  const verdicts = new Uint8Array(highest + 1);
  const different = new Map<number, DeadlineRow>();
  const unknownYears = new Map<number, readonly number[]>();
  for (let from = 0; from <= highest; from += CASES_AT_A_TIME) {
    const rows = await snapshot.db.all<Row>(CASE_CLOCKS_SQL, {
      $from: from,
      $to: from + CASES_AT_A_TIME - 1,
    });
    for (const row of rows) {
      const answer = caseClock(clock, row, now);
      verdicts[row.id] = VERDICTS.indexOf(answer.verdict);
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
