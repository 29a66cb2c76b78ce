import { expect, test } from 'vitest';
import { CHECK_CODES } from '../contract/check-codes.ts';
import { remedyOf } from '../contract/check-remedies.ts';

test('every check has a remedy in both languages, and most one of their own', () => {
  const general = remedyOf('SOMETHING');
  const codes = Object.keys(CHECK_CODES);
  for (const code of codes) {
    expect(remedyOf(code).zh).toMatch(/\p{Script=Han}/u);
    expect(remedyOf(code).en).toMatch(/^[\x20-\x7e]+$/);
  }
  const plain = codes.filter((code) => remedyOf(code) === general);
  expect(plain.length).toBeLessThan(codes.length / 4);
});

test.each([
  ['ID_MANGLED', '设为文本'],
  ['ID_CHECKSUM', '原件'],
  ['REQUIRED', '补填'],
  ['DUPLICATE_KEY', '只留一条'],
  ['UNKNOWN_REFERENCE', '到达后自动入库'],
  ['CODE_UNKNOWN', '代码表'],
  ['CASE_TIME_ORDER', '先后'],
  ['NUMBER_YEAR_DOUBT', '年份'],
  ['NUMBER_YEAR_MISSING', '年份'],
  ['NUMBER_INVALID', '写法'],
  ['GEOM_OUTSIDE', '坐标系'],
])('%s says what to do', (code, words) => {
  expect(remedyOf(code).zh).toContain(words);
});
