import { COMPONENT_LISTS, EVENT_LISTS, type TypeList } from './type-lists.ts';

/** A value a person may choose for every row: stored as a name, which the importers settle in the edition of the file. */
interface TypeValue {
  readonly value: string;
  /** Its other names, with its codes in the editions. */
  readonly title: string;
}

const LISTS: Readonly<Record<string, readonly TypeList[]>> = {
  component: COMPONENT_LISTS,
  city_case: [...EVENT_LISTS, ...COMPONENT_LISTS],
};

/** Whether the types (小类) a field may take are listed by name. */
export function hasTypeValues(table: string, field: string): boolean {
  return field === 'type_code' && table in LISTS;
}

/** Names of the types of a table in the order of their codes: `路灯（街灯、高杆灯）0118 01037`. */
export function typeValues(table: string): TypeValue[] {
  const told = new Map<string, { readonly others: Set<string>; readonly codes: Set<string> }>();
  for (const { names } of LISTS[table] ?? [])
    for (const [code, [name = '', ...others]] of names) {
      const type = told.get(name) ?? { others: new Set(), codes: new Set() };
      for (const other of others) type.others.add(other);
      type.codes.add(code);
      told.set(name, type);
    }
  return [...told].map(([value, { others, codes }]) => {
    const also = others.size > 0 ? `（${[...others].join('、')}）` : '';
    return { value, title: `${value}${also}${[...codes].join(' ')}` };
  });
}
