import type { EconomyFilter } from '../../../contract/queries/building-economy.ts';
import { economyFilterSchema } from '../../../contract/queries/building-economy.ts';
import { type UsedFilter, useFilter } from '../../parts/kit/use-filter.ts';

const DIMENSIONS = {
  street: 'streetCode',
  building: 'commercialId',
  class: 'placeClass',
  section: 'section',
} as const;
export type EconomyDimension = keyof typeof DIMENSIONS;

/** The cross-filter of 楼宇经济 as its calls take it: one value a dimension. */
export function useEconomyFilter(): { readonly used: UsedFilter; readonly filter: EconomyFilter } {
  const used = useFilter('building-economy');
  const given = Object.entries(DIMENSIONS).flatMap(([dimension, name]) => {
    const [value] = used.values(dimension);
    return value === undefined ? [] : [[name, value === NONE ? '' : value]];
  });
  const parsed = economyFilterSchema.safeParse(Object.fromEntries(given));
  return { used, filter: parsed.success ? parsed.data : {} };
}

/** Stands for an empty value in the shared view. */
export const NONE = 'none';
