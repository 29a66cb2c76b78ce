import { CHINA_CALENDAR } from '../../../contract/calendars/china.ts';
import { findMetric } from '../../../contract/metrics/index.ts';
import type { CaseClock, CityDeadlines } from '../../../contract/queries/city-movement.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { caseClocksOf } from '../../city/case-clocks.ts';
import { askedPeriod } from '../../statistics/question.ts';
import type { QueryContext } from '../context.ts';
import { askedCases, rowNumbersOf } from './asked-cases.ts';

/** Deadlines of the cases the panel counts as registered, computed by the working clock and compared with those delivered. */
export async function cityDeadlines(
  context: QueryContext,
  { period, filter, limit }: ParsedParams<'city.deadlines'>,
  signal: AbortSignal,
): Promise<CityDeadlines> {
  const { profile, asOf } = context.snapshot.manifest;
  const asked = askedPeriod(context, period, [findMetric('city-management.registered')!]);
  const cases = await askedCases(context, 'registered', filter);
  const { verdictOf, different, unknownYears } = await caseClocksOf(context.snapshot);
  signal.throwIfAborted();
  const ids = rowNumbersOf(cases, cases.within(asked.period));
  const counts = new Map<CaseClock['verdict'] | undefined, number>();
  for (const id of ids) counts.set(verdictOf(id), (counts.get(verdictOf(id)) ?? 0) + 1);
  const count = (verdict: CaseClock['verdict']): number => counts.get(verdict) ?? 0;
  const rows = ids.flatMap((id) => different.get(id) ?? []);
  return {
    period: asked.period,
    asOf,
    compared: count('same') + count('different'),
    same: count('same'),
    different: count('different'),
    extended: count('extended'),
    paused: count('paused'),
    withoutLimit: count('no-limit') + count('not-begun'),
    unknownYears: [...new Set(ids.flatMap((id) => unknownYears.get(id) ?? []))].sort(),
    unverifiedYears: unverified(asked.period, profile.workingTime.years),
    rows: rows
      .sort((left, right) => Math.abs(right.minutes) - Math.abs(left.minutes))
      .slice(0, limit),
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
