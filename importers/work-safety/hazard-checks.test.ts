import { expect, it } from 'vitest';
import { RowChecks } from '../rows/row-checks.ts';
import { hazardChecks } from './hazard-checks.ts';

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

function flagsOf(given: Partial<Record<keyof typeof HAZARD, string | null>>, tellsListed = true) {
  const checks = new RowChecks();
  hazardChecks(tellsListed)({ ...HAZARD, ...given }, checks, { line: 2, cells: [] });
  return checks.flags;
}

it('marks a major hazard that is not listed, where the file tells which are', () => {
  expect(flagsOf({})).toEqual(['MAJOR_NOT_LISTED']);
  expect(flagsOf({ listed: 'none' })).toEqual(['MAJOR_NOT_LISTED']);
  expect(flagsOf({ listed: 'district' })).toEqual([]);
  expect(flagsOf({ level: 'general' })).toEqual([]);
  expect(flagsOf({}, false)).toEqual([]);
});

it('asks for all five guarantees of a major one', () => {
  expect(flagsOf({ listed: 'city', plan: null })).toEqual(['HAZARD_GUARANTEES']);
});
