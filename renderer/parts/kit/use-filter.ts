import { useMemo } from 'react';
import type { SystemFilter } from '../../../contract/scene.ts';
import type { SystemId } from '../../../contract/systems.ts';
import { changeFilter, toggled, withDimension } from '../../filters.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';

const NO_FILTER: SystemFilter = {};

/** The cross-filter of a system and how a panel changes it. */
export interface UsedFilter {
  readonly filter: SystemFilter;
  /** Chosen values of a dimension. */
  readonly values: (dimension: string) => readonly string[];
  /** Puts a value in, or takes it out. */
  readonly toggle: (dimension: string, value: string) => void;
  /** These values and no others. */
  readonly choose: (dimension: string, values: readonly string[]) => void;
  readonly setPeriod: (period: string | undefined) => void;
  readonly clear: () => void;
}

/** The shared filter of a system: map, figures, lists and charts read the same one. */
export function useFilter(system: SystemId): UsedFilter {
  const store = useTwinStore();
  const filter = useTwin((state) => state.scene.filters?.[system]) ?? NO_FILTER;
  return useMemo(
    () => ({
      filter,
      values: (dimension) => filter.where?.[dimension] ?? [],
      toggle: (dimension, value) =>
        changeFilter(store, system, (before) => toggled(before, dimension, value)),
      choose: (dimension, values) =>
        changeFilter(store, system, (before) => withDimension(before, dimension, values)),
      setPeriod: (period) =>
        changeFilter(store, system, ({ period: _before, ...rest }) =>
          period === undefined ? rest : { ...rest, period },
        ),
      clear: () => changeFilter(store, system, () => ({})),
    }),
    [store, system, filter],
  );
}
