import { type EconomyFilter, economyFilterSchema } from '../contract/queries/building-economy.ts';
import type { SystemFilter } from '../contract/scene.ts';

const DIMENSIONS = {
  street: 'streetCode',
  area: 'areaCode',
  building: 'commercialId',
  class: 'placeClass',
  section: 'section',
} as const;
export type EconomyDimension = keyof typeof DIMENSIONS;

/** Stands for an empty value in the shared view. */
export const NONE = 'none';

/** The cross-filter of 楼宇经济 as its calls take it: one value a dimension. */
export function economyFilter({ where = {} }: SystemFilter): EconomyFilter {
  const given = Object.entries(DIMENSIONS).flatMap(([dimension, name]) => {
    const value = where[dimension]?.[0];
    return value === undefined ? [] : [[name, value === NONE ? '' : value]];
  });
  const parsed = economyFilterSchema.safeParse(Object.fromEntries(given));
  return parsed.success ? parsed.data : {};
}
