import { expect, test } from 'vitest';
import { createWords } from '../i18n/index.ts';
import { changeText, changeTone } from './changes.ts';

const { t } = createWords('zh-CN');

test('shares move in percent, rates in 百分点, and nothing is compared with zero', () => {
  expect(changeText(t, { by: 0.032, unit: 'share' })).toBe('↑ 3.2%');
  expect(changeText(t, { by: -0.015, unit: 'points' })).toBe('↓ 1.5 个百分点');
  expect(changeText(t, { by: 0.0001, unit: 'share' })).toBe('0.0%');
  expect(changeText(t, { by: null, unit: 'share' })).toBe('无可比基数');
});

test('a change is good or bad only where the figure says which way is better', () => {
  expect(changeTone(0.1, 'more')).toBe('good');
  expect(changeTone(0.1, 'less')).toBe('bad');
  expect(changeTone(0.1, undefined)).toBe('neither');
  expect(changeTone(null, 'more')).toBe('neither');
});
