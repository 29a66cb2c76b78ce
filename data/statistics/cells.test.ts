import { expect, it } from 'vitest';
import { findMetric } from '../../contract/metrics/index.ts';
import type { Metric } from '../../contract/metrics/metric.ts';
import { metricCells } from './cells.ts';

/** 现行人口记录: a count of people. */
const people = findMetric('community-policing.current') as Metric;

const counts = (parts: Readonly<Record<string, number>>) =>
  new Map([[people.numerator, new Map(Object.entries(parts))]]);

it('a change from a base of few people is not told where small counts are withheld', () => {
  const counted = { now: counts({ a: 12, b: 40 }), yoy: counts({ a: 3, b: 20 }), mom: undefined };
  const changes = (withheld: Parameters<typeof metricCells>[3]) =>
    metricCells(people, counted, [['a'], ['b']], withheld).cells.map(({ yoy }) => yoy);
  expect(changes(undefined)).toEqual([3, 1]);
  expect(changes({ below: 5, part: () => false, whole: false })).toEqual([null, 1]);
});
