import { useMemo } from 'react';
import type { EconomyFilter } from '../../../contract/queries/building-economy.ts';
import { economyFilter } from '../../economy-filter.ts';
import { type UsedFilter, useFilter } from '../../parts/kit/use-filter.ts';

/** The cross-filter of 楼宇经济 as its calls take it: one value a dimension. */
export function useEconomyFilter(): { readonly used: UsedFilter; readonly filter: EconomyFilter } {
  const used = useFilter('building-economy');
  const filter = useMemo(() => economyFilter(used.filter), [used.filter]);
  return { used, filter };
}
