import { expect, test } from 'vitest';
import type {
  MetricDefinition,
  StatisticsCell,
  StatisticsTable,
} from '../../../contract/queries/statistics.ts';
import { figureText } from '../../format/figures.ts';
import { metricHeadlines } from './metric-headlines.ts';

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

test('a rate reads in percent, a withheld count as a star, nothing as a dash', () => {
  expect(figureText(RATE, cell.figure, 'zh-CN')).toBe('87.5');
  expect(figureText(RATE, { suppressed: true, below: 5 }, 'zh-CN')).toBe('*');
  expect(figureText(RATE, { value: null }, 'zh-CN')).toBe('—');
  expect(figureText({ ...RATE, kind: 'count', digits: 0 }, { value: 127_000 }, 'zh-CN')).toBe(
    '12.7 万',
  );
});

test('a headline carries its formula, meanings, note and only the changes there are', () => {
  const table = {
    metrics: [RATE],
    total: { key: 'total', title: '合计', cells: [cell] },
    bases: { yoy: { from: '2015-06-01', to: '2015-06-30' }, mom: null },
  } as unknown as StatisticsTable;
  const [figure] = metricHeadlines(table, {
    language: 'zh-CN',
    period: '2016-06',
    note: '只有现状',
  });
  expect(figure?.definition.formula).toBe('按期 ÷ 应结\n按期：期限内\n只有现状');
  expect(figure?.changes).toEqual([{ kind: 'yearOnYear', by: 0.00012, unit: 'points' }]);
  expect(figure?.better).toBe('more');
});
