import { expect, it } from 'vitest';
import { loadProfile } from '../../data/profile.ts';
import { RowChecks } from '../rows/row-checks.ts';
import { AreaNames } from './area-names.ts';

const profile = await loadProfile('haishu-17');

function resolve(street: string, community: string | null = null) {
  const values = { street_code: street, community_code: community };
  const checks = new RowChecks();
  new AreaNames(profile).resolve(values, checks);
  return [values.street_code, values.community_code, checks.flags];
}

it.each([
  ['330203009', '330203009', []],
  ['石碶街道办事处', '330203009', []],
  ['石契街道', '330203009', ['CODE_MAPPED']],
  ['石矸', '330203009', ['CODE_MAPPED']],
  ['330212003', '330203009', ['AREA_EDITION']],
  ['330212200', '330203200', ['AREA_EDITION']],
  ['330212999', null, ['AREA_CODE_UNKNOWN']],
  ['契约街道', null, ['AREA_CODE_UNKNOWN']],
])('a street written %s is %s', (written, code, flags) => {
  expect(resolve(written)).toEqual([code, null, flags]);
});

it.each([
  ['石碶村', '330203009200', []],
  ['石碶社区', '330203009005', []],
  ['石矸村', '330203009200', ['CODE_MAPPED']],
])('of a village and a community of one name, %s is %s', (written, code, flags) => {
  expect(resolve('石碶', written)).toEqual(['330203009', code, flags]);
});
