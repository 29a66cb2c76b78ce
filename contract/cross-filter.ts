import type { SystemFilter } from './scene.ts';

type Where = NonNullable<SystemFilter['where']>;

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

/** Classes are of components or of events: a component has none of an event's, so that such a class leaves out none of them. */
const OF_EVENTS = /^event-/;

/** A cross-filter as one kind of rows has it. */
export interface FactFilter {
  /** Rows in any one of these areas. */
  readonly areas?: string[];
  readonly keys: Record<string, string[]>;
  /** Dimensions these rows do not have: they leave out none. */
  readonly ignored: string[];
}

/** The part of a system's cross-filter one kind of its rows follows: panel, list and map count by the same one. */
export function factFilter(fact: FilteredFact, asked: SystemFilter['where'] = {}): FactFilter {
  const followed = FOLLOWED[fact];
  const where = fact === 'component' ? withoutEvents(asked) : asked;
  const known = Object.entries(where).filter(([name]) => Object.hasOwn(followed, name));
  const areas = where['area'] ?? known.find(([name]) => followed[name] === 'area')?.[1] ?? [];
  return {
    ...(areas.length > 0 && { areas }),
    keys: Object.fromEntries(
      known
        .filter(([name]) => followed[name] !== 'area')
        .map(([name, values]) => [followed[name] as string, values]),
    ),
    ignored: Object.keys(asked).filter(
      (name) => !Object.hasOwn(followed, name) || !Object.hasOwn(where, name),
    ),
  };
}

function withoutEvents(where: Where): Where {
  const classes = where['class']?.filter((key) => !OF_EVENTS.test(key));
  if (classes === undefined) return where;
  const { class: _classes, ...others } = where;
  return classes.length > 0 ? { ...others, class: classes } : others;
}

/** Whether a layer's rows follow their system's cross-filter. */
export function followsFilter(layerId: string): layerId is FilteredFact {
  return Object.hasOwn(FOLLOWED, layerId);
}
