import { expect, it } from 'vitest';
import { RowChecks } from '../rows/row-checks.ts';
import { CITIZEN_DOCUMENT, oneHomeEach, oneNameEach } from './one-name.ts';

const person = {
  id_no: '330203199001011234',
  id_type: CITIZEN_DOCUMENT,
  state: 'current',
  residence_relation: 'both',
};

it.each([
  ['ID_NAME_CONFLICT', oneNameEach, 'name'],
  ['LIVES_TWICE', oneHomeEach, 'room_slot'],
] as const)(
  '%s is told of rows of one delivery, and nothing is remembered after it',
  (code, make, field) => {
    const check = make();
    const flagsOf = (value: string) => {
      const checks = new RowChecks();
      check({ ...person, [field]: value }, checks);
      return [...checks.flags];
    };
    expect([flagsOf('甲'), flagsOf('甲'), flagsOf('乙')]).toEqual([[], [], [code]]);
    check.end();
    expect(flagsOf('乙')).toEqual([]);
  },
);
