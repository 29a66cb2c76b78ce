import type { SystemFilter } from '../contract/scene.ts';
import type { SystemId } from '../contract/systems.ts';
import { changeScene, type TwinStore } from './store.ts';

/** A filter with a value of a dimension put in, or taken out where it was in. */
export function toggled(filter: SystemFilter, dimension: string, value: string): SystemFilter {
  const chosen = filter.where?.[dimension] ?? [];
  const next = chosen.includes(value)
    ? chosen.filter((each) => each !== value)
    : [...chosen, value];
  return withDimension(filter, dimension, next);
}

/** A filter with these values of a dimension and no others; none leaves the dimension out. */
export function withDimension(
  filter: SystemFilter,
  dimension: string,
  values: readonly string[],
): SystemFilter {
  const { [dimension]: _before, ...rest } = filter.where ?? {};
  const where = values.length === 0 ? rest : { ...rest, [dimension]: [...values] };
  const { where: _where, ...kept } = filter;
  return Object.keys(where).length === 0 ? kept : { ...kept, where };
}

/** Changes the cross-filter of a system in the shareable view. */
export function changeFilter(
  store: TwinStore,
  system: SystemId,
  change: (filter: SystemFilter) => SystemFilter,
): void {
  const { filters } = store.getState().scene;
  changeScene(store, { filters: { ...filters, [system]: change(filters?.[system] ?? {}) } });
}
