import { COMPONENT_TYPES } from './component-types.ts';
import { EVENT_TYPES_2007, EVENT_TYPES_2013, EVENT_TYPES_2026 } from './event-types.ts';

/** Editions of the code lists as stored. */
export type Edition = 'CJT214-2007' | 'GBT30428.2-2013' | 'GBT47678.5-2026' | 'LOCAL';

/** A type list of one edition: code → names, name → code. */
export interface TypeList {
  readonly edition: Edition;
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly codes: ReadonlyMap<string, string>;
}

function list(edition: Edition, entries: Iterable<readonly [string, readonly string[]]>): TypeList {
  const names = new Map<string, readonly string[]>();
  const codes = new Map<string, string>();
  for (const [code, spellings] of entries) {
    names.set(code, [...(names.get(code) ?? []), ...spellings]);
    for (const name of spellings) if (!codes.has(plainName(name))) codes.set(plainName(name), code);
  }
  return { edition, names, codes };
}

/** A name as it is compared: half-width, without spaces; brackets may be missing. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
    .replace(/类$/, '');
}

const components = (code: (type: (typeof COMPONENT_TYPES)[number]) => string | undefined) =>
  COMPONENT_TYPES.flatMap((type) => {
    const own = code(type);
    return own === undefined ? [] : [[own, type.names] as const];
  });

/** 2013 numbers are those of 2026 without the small class's leading zero, as far as is known. */
const code2013 = (code: string | undefined) =>
  code && code[2] === '0' ? code.slice(0, 2) + code.slice(3) : undefined;

/** Component lists, the one to try first first (data-dictionary §1.1). */
export const COMPONENT_LISTS: readonly TypeList[] = [
  list(
    'CJT214-2007',
    components(({ code2007 }) => code2007),
  ),
  list(
    'GBT30428.2-2013',
    components(({ code2026 }) => code2013(code2026)),
  ),
  list(
    'GBT47678.5-2026',
    components(({ code2026 }) => code2026),
  ),
];

const events = (types: ReadonlyMap<string, string>) =>
  [...types].map(([code, name]) => [code, [name]] as const);

/** Event lists, in the same order. */
export const EVENT_LISTS: readonly TypeList[] = [
  list('CJT214-2007', events(EVENT_TYPES_2007)),
  list('GBT30428.2-2013', events(EVENT_TYPES_2013)),
  list('GBT47678.5-2026', events(EVENT_TYPES_2026)),
];

/** Editions by the length of a type code: two have four digits. */
export function listsOfLength(lists: readonly TypeList[], length: number): readonly TypeList[] {
  return lists.filter(({ edition }) =>
    edition === 'GBT47678.5-2026' ? length === 5 : length === 4,
  );
}
