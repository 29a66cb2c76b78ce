import { expect, it } from 'vitest';
import { citizenIdCheck } from '../../contract/citizen-number.ts';
import { usccCheck } from './organisation-codes.ts';
import { personalNumber, withoutPersonalNumbers } from './personal-number.ts';

const AS_OF = '2016-01-01';
const checked = (first17: string) => first17 + citizenIdCheck(first17);
const OWNER = checked('33029919750101123');
const CASE = checked('33020320150312001');
const CREDIT = '91330203MA281R2G1';

it.each([
  ['an owner’s number', OWNER, 'tax', true],
  [
    'in full-width digits with blanks',
    ` ${OWNER.slice(0, 6)} ３${OWNER.slice(7)}`.replace('３', '１'),
    'business',
    true,
  ],
  ['with the digits of a second business', `${OWNER}02`, 'tax', true],
  [
    'with a mistyped check character',
    `${OWNER.slice(0, 17)}${OWNER.endsWith('1') ? '2' : '1'}`,
    'business',
    true,
  ],
  ['a credit code', CREDIT + usccCheck(CREDIT), 'business', false],
  ['a number of a case that begins with its day', CASE, 'identifier', false],
  ['a citizen’s number where things are numbered', OWNER, 'identifier', true],
  ['15 digits where things are numbered', '330203651231001', 'identifier', false],
  ['15 digits among tax numbers', '330203651231001', 'tax', true],
] as const)('%s', (_, text, role, isPersonal) => {
  expect(personalNumber(text, role, AS_OF) !== undefined).toBe(isPersonal);
});

it('masks the numbers of citizens in a text and no others', () => {
  expect(withoutPersonalNumbers(`身份证${OWNER}，编号330203000000000001`, AS_OF)).toBe(
    `身份证3302**********${OWNER.slice(-4)}，编号330203000000000001`,
  );
});
