import { expect, test } from 'vitest';
import type { MetricDefinition, StatisticsCell } from '../../../contract/queries/statistics.ts';
import { figureText, headlineOf } from './figure-text.ts';

const RATE: MetricDefinition = {
  id: 's.rate',
  system: 's',
  title: '按期率',
  titleEn: 'In time',
  kind: 'rate',
  unit: '%',
  unitEn: '%',
  digits: 1,
  formula: '按期 ÷ 应结',
  formulaEn: 'in time ÷ due',
  meanings: [{ title: '按期', titleEn: 'In time', text: '期限内', textEn: 'before the deadline' }],
  source: 'CJJ/T 106',
  higherIsBetter: true,
};

const cell: StatisticsCell = {
  figure: { value: 0.8754 },
  numerator: { value: 7 },
  denominator: { value: 8 },
  yoy: 0.012,
  mom: null,
  share: null,
};

test('a rate reads in percent, a withheld count as its bound, nothing as a dash', () => {
  expect(figureText(RATE, cell.figure, 'zh-CN')).toBe('87.5');
  expect(figureText(RATE, { suppressed: true, below: 5 }, 'zh-CN')).toBe('<5');
  expect(figureText(RATE, { value: null }, 'zh-CN')).toBe('—');
  expect(figureText({ ...RATE, kind: 'count', digits: 0 }, { value: 127_000 }, 'zh-CN')).toBe(
    '12.7 万',
  );
});

test('a headline carries its formula, meanings and only the changes there are', () => {
  const figure = headlineOf(RATE, cell, { language: 'zh-CN', period: '2016-06' });
  expect(figure.definition.formula).toBe('按期 ÷ 应结\n按期：期限内');
  expect(figure.changes).toEqual([{ kind: 'yearOnYear', by: 0.012, unit: 'points' }]);
  expect(figure.better).toBe('more');
});
