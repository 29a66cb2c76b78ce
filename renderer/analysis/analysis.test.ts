import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMetric, METRICS } from '../../contract/metrics/index.ts';
import type { Metric } from '../../contract/metrics/metric.ts';
import { areaClasses } from './area-classes.ts';
import { areaQuestion, firstMetric, MAP_METRICS } from './map-metrics.ts';
import { clearNames, NAME_PIXELS } from './name-atlas.ts';
import { boxOf, keptInBox, metresPerPixel, wholeBox } from './plan-view.ts';
import { ringsOf, shapeCount } from './shapes.ts';

const BOX = { westDegrees: 121.48, southDegrees: 29.84, eastDegrees: 121.58, northDegrees: 29.9 };

test('areas with a value are each in one class, the others are told as without data', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })), { maxLength: 60 }),
      (values) => {
        const rows = values.map((value, at) => ({ code: String(at), value, text: '' }));
        const classes = areaClasses(rows, rows.length, 'dark');
        const known = values.filter((value) => value !== null).length;
        expect(classes.counts.reduce((sum, count) => sum + count, 0)).toBe(known);
        expect(classes.noData).toBe(values.length - known);
        for (const { code, value } of rows)
          expect(classes.classOf(code) === undefined).toBe(value === null);
      },
    ),
  );
});

test('three streets with values far apart are three classes', () => {
  const rows = [1, 50, 900].map((value, at) => ({ code: String(at), value, text: '' }));
  const { counts, colours } = areaClasses(rows, 8, 'light');
  expect(counts.filter((count) => count > 0)).toEqual([1, 1, 1]);
  expect(new Set(colours).size).toBe(colours.length);
});

test('every metric of the statistics engine is offered, and a panel’s first one exists', () => {
  const offered = [...MAP_METRICS.values()].flat();
  for (const { id } of METRICS) expect(offered).toContain(id);
  for (const panel of ['city-management', 'community-policing', 'work-safety', 'today', undefined])
    expect(offered).toContain(firstMetric(panel));
});

test('the question is the panel’s own without its area; a dimension the fact lacks is left out', () => {
  const where = {
    area: ['330203001'],
    street: ['330203001'],
    team: ['一中队'],
    object: ['process'],
  };
  const question = (id: string) => areaQuestion(findMetric(id) as Metric, { where }, '2016-06-30');
  expect(question('work-safety.open')).toEqual({
    metrics: ['work-safety.open'],
    filter: { keys: { team: ['一中队'], object: ['process'] } },
    period: { from: '2015-07-01', to: '2016-06-30' },
  });
  expect(question('work-safety.premises').filter).toEqual({ keys: { team: ['一中队'] } });
  expect(
    areaQuestion(
      findMetric('city-management.reported') as Metric,
      { where: { department: ['市容'] }, period: '2016-Q2' },
      '2016-06-30',
    ),
  ).toMatchObject({ filter: { keys: { dept: ['市容'] } }, period: { unit: 'quarter' } });
});

test('the whole box fits the picture, and its scale is that of the ground', () => {
  const view = wholeBox(BOX, { width: 900, height: 600 });
  const metres = metresPerPixel(view);
  const wide = (BOX.eastDegrees - BOX.westDegrees) * 111_320 * Math.cos((29.87 * Math.PI) / 180);
  expect(wide / metres).toBeLessThanOrEqual(900);
  expect(((BOX.northDegrees - BOX.southDegrees) * 111_320) / metres).toBeLessThanOrEqual(600);
  expect(keptInBox({ ...view, longitudeDegrees: 0, zoom: 3 }, { box: BOX })).toMatchObject({
    longitudeDegrees: BOX.westDegrees,
    zoom: 10,
  });
});

test('names kept stand clear of each other', () => {
  const view = wholeBox(BOX, { width: 900, height: 600 });
  const names = Array.from({ length: 80 }, (_, at) => ({
    text: '桂井社区',
    at: [121.5 + (at % 9) * 0.006, 29.85 + Math.floor(at / 9) * 0.003] as [number, number],
  }));
  const kept = clearNames(names, view);
  expect(kept[0]).toBe(names[0]);
  expect(kept.length).toBeGreaterThan(5);
  const metres = metresPerPixel(view);
  for (const [at, one] of kept.entries())
    for (const other of kept.slice(at + 1)) {
      const down = (Math.abs(one.at[1] - other.at[1]) * 111_320) / metres;
      const across = (Math.abs(one.at[0] - other.at[0]) * 96_500) / metres;
      expect(down > NAME_PIXELS || across > 50).toBe(true);
    }
});

test('packed shapes come back as rings, and their box holds them', () => {
  const shapes = {
    shapeRings: Uint32Array.from([0, 2, 3]),
    ringStarts: Uint32Array.from([0, 3, 6, 8]),
    coordinates: Float64Array.from([0, 0, 4, 0, 4, 4, 1, 1, 2, 1, 2, 2, 7, 8, 9, 9]),
  };
  expect(shapeCount(shapes)).toBe(2);
  expect(ringsOf(shapes, 1)).toEqual([
    [
      [7, 8],
      [9, 9],
    ],
  ]);
  expect(boxOf([...ringsOf(shapes, 0), ...ringsOf(shapes, 1)])).toEqual({
    westDegrees: 0,
    southDegrees: 0,
    eastDegrees: 9,
    northDegrees: 9,
  });
  expect(boxOf([])).toBeUndefined();
});
