import { expect, it } from 'vitest';
import { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import { hazardChecks, type ToldByFile } from './hazard-checks.ts';

const HAZARD = {
  level: 'major',
  listed: null,
  found_at: '2016-03-01',
  due_at: '2016-04-01',
  fixed_at: null,
  rechecked_at: null,
  closed_at: null,
  recheck_result: null,
  state: 'rectify',
  duty_person: '甲',
  measure: '停产',
  funds_yuan: 1000,
  plan: '已制定',
};

type Given = Partial<Record<keyof typeof HAZARD, string | null>>;

function checked(given: Given, told: Partial<ToldByFile> = {}) {
  const checks = new RowChecks();
  const values: RowValues = { ...HAZARD, ...given };
  hazardChecks({ listed: true, closed: true, ...told })(values, checks, { line: 2, cells: [] });
  return { flags: checks.flags, closedAt: values.closed_at };
}
const flagsOf = (given: Given, told?: Partial<ToldByFile>) => checked(given, told).flags;

it('marks a major hazard that is not listed, where the file tells which are', () => {
  expect(flagsOf({})).toEqual(['MAJOR_NOT_LISTED']);
  expect(flagsOf({ listed: 'none' })).toEqual(['MAJOR_NOT_LISTED']);
  expect(flagsOf({ listed: 'district' })).toEqual([]);
  expect(flagsOf({ level: 'general' })).toEqual([]);
  expect(flagsOf({}, { listed: false })).toEqual([]);
});

it('asks for all five guarantees of a major one', () => {
  expect(flagsOf({ listed: 'city', plan: null })).toEqual(['HAZARD_GUARANTEES']);
});

it('closes a hazard by its passed recheck where the file has no column for the closing', () => {
  const passed = { listed: 'city', rechecked_at: '2016-03-20', recheck_result: 'pass' };
  expect(checked(passed, { closed: false })).toEqual({ flags: [], closedAt: '2016-03-20' });
  expect(checked(passed).closedAt).toBeNull();
  expect(checked({ ...passed, recheck_result: 'fail' }, { closed: false }).closedAt).toBeNull();
});
