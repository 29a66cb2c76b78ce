import { expect, it } from 'vitest';
import { COMPONENT_LISTS, EVENT_LISTS, plainName } from './type-lists.ts';
import { hasTypeValues, typeValues } from './type-values.ts';

it('types are offered by the name the standard gives them, with other names and codes to find them by', () => {
  expect(typeValues('component').find(({ value }) => value === '路灯')?.title).toBe(
    '路灯（街灯、高杆灯、照明设施）0118 0137 01037',
  );
  expect(hasTypeValues('component', 'type_code')).toBe(true);
  expect(hasTypeValues('component', 'name')).toBe(false);
  expect(typeValues('room')).toEqual([]);
});

it.each(['component', 'city_case'])(
  'every type offered for %s is one the importers know',
  (table) => {
    const lists = [...COMPONENT_LISTS, ...EVENT_LISTS];
    const unknown = typeValues(table).filter(
      ({ value }) => !lists.some(({ codes }) => codes.has(plainName(value))),
    );
    expect(unknown).toEqual([]);
  },
);
