import type { SystemFilter } from './scene.ts';

/** Kinds of rows a cross-filter reaches, by the name of their facts. */
export type FilteredFact = 'city_case' | 'component' | 'hazard' | 'premises';

/** Dimension of the view's filter → dimension of the facts; `area` stands for areas of any level. */
const FOLLOWED: Readonly<Record<FilteredFact, Readonly<Record<string, string>>>> = {
  city_case: {
    area: 'area',
    class: 'class',
    group: 'group',
    department: 'dept',
    post: 'post',
    source: 'source',
    state: 'state',
    object_kind: 'object_kind',
    duty_grid: 'duty_grid',
  },
  component: {
    area: 'area',
    class: 'class',
    group: 'group',
    component_state: 'state',
    code_system: 'code_system',
    owner: 'owner',
    keeper: 'keeper',
    passed_age: 'passed_age',
  },
  hazard: { area: 'area', street: 'area', team: 'team', risk: 'risk', object: 'object' },
  premises: { area: 'area', street: 'area', team: 'team', risk: 'risk' },
};

/** A cross-filter as one kind of rows has it. */
export interface FactFilter {
  /** Rows in any one of these areas. */
  readonly areas?: string[];
  readonly keys: Record<string, string[]>;
  /** Dimensions these rows do not have: they leave out none. */
  readonly ignored: string[];
}

/** The part of a system's cross-filter one kind of its rows follows: panel, list and map count by the same one. */
export function factFilter(fact: FilteredFact, where: SystemFilter['where'] = {}): FactFilter {
  const followed = FOLLOWED[fact];
  const known = Object.entries(where).filter(([name]) => Object.hasOwn(followed, name));
  const areas = where['area'] ?? known.find(([name]) => followed[name] === 'area')?.[1] ?? [];
  return {
    ...(areas.length > 0 && { areas }),
    keys: Object.fromEntries(
      known
        .filter(([name]) => followed[name] !== 'area')
        .map(([name, values]) => [followed[name] as string, values]),
    ),
    ignored: Object.keys(where).filter((name) => !Object.hasOwn(followed, name)),
  };
}

/** Whether a layer's rows follow their system's cross-filter. */
export function followsFilter(layerId: string): layerId is FilteredFact {
  return Object.hasOwn(FOLLOWED, layerId);
}
