import { yearEndingOn } from '../../../contract/periods.ts';
import type { StatisticsFilter } from '../../../contract/queries/statistics.ts';
import { type SafetyFilter, safetyFilterSchema } from '../../../contract/queries/work-safety.ts';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { type UsedFilter, useFilter } from '../../parts/kit/use-filter.ts';

/** Dimensions hazards, premises and visits share; an object is a hazard's alone. */
const SHARED = ['team', 'risk'] as const;

interface UsedSafetyFilter {
  readonly used: UsedFilter;
  /** For the lists. */
  readonly lists: SafetyFilter;
  /** For metrics of hazards. */
  readonly hazards: StatisticsFilter;
  /** For metrics of premises and visits. */
  readonly visits: StatisticsFilter;
  /** 统计期: the year to the as-of date. */
  readonly period: { readonly from: string; readonly to: string };
}

/** The cross-filter of 安全生产 as the calls take it. */
export function useSafetyFilter(): UsedSafetyFilter {
  const used = useFilter('work-safety');
  const to = useSnapshot()?.asOf ?? '2000-01-01';
  const one = (dimension: string) => used.values(dimension)[0];
  const [street, part, team, risk, object] = ['street', 'area', 'team', 'risk', 'object'].map(one);
  const within = part ?? street;
  const area = within === undefined ? {} : { area: within };
  const keysOf = (names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => (one(name) === undefined ? [] : [[name, [one(name)!]]])),
    );
  const lists = safetyFilterSchema.safeParse({
    streetCode: street,
    areaCode: part,
    team,
    risk,
    object,
  });
  return {
    used,
    lists: lists.success ? lists.data : {},
    hazards: { ...area, keys: keysOf([...SHARED, 'object']) },
    visits: { ...area, keys: keysOf(SHARED) },
    period: yearEndingOn(to),
  };
}
