import { expect, test } from 'vitest';
import { finishSecondsPerRow, ProgressMeter } from './progress-meter.ts';

const meter = (dryRun: boolean, expectedRows = 10_000) =>
  new ProgressMeter({ expectedRows, dryRun, finishSecondsPerRow: 0.001, startedAtMs: 0 });

test('tells no rate before it can be judged', () => {
  const told = meter(true).measure({ stage: 'import', rows: 50 }, 100);
  expect(told).toMatchObject({ rowsPerSecond: null, remainingSeconds: null, done: 0 });
});

test('looking at the files is no part of the rate, and a few rows tell no remaining time', () => {
  const running = meter(true);
  running.measure({ stage: 'recognise', rows: 0 }, 8000);
  expect(running.measure({ stage: 'import', rows: 100 }, 9000)).toMatchObject({
    rowsPerSecond: 100,
    remainingSeconds: null,
  });
  expect(running.measure({ stage: 'import', rows: 2000 }, 10_000)).toMatchObject({
    rowsPerSecond: 1000,
    remainingSeconds: 8,
  });
});

test('remaining time is what is unread at the rate so far, and finishing unless it is a trial', () => {
  const news = { stage: 'import', rows: 5000 } as const;
  expect(meter(true).measure(news, 5000)).toMatchObject({
    rowsPerSecond: 1000,
    remainingSeconds: 5,
    done: 0.5,
  });
  expect(meter(false).measure(news, 5000).remainingSeconds).toBe(15);
});

test('more rows than expected widen the whole, and the share never falls', () => {
  const running = meter(false, 1000);
  const first = running.measure({ stage: 'import', rows: 900 }, 1000);
  const later = running.measure({ stage: 'import', rows: 4000 }, 4000);
  expect(later.expectedRows).toBe(4000);
  expect(later.done).toBeGreaterThanOrEqual(first.done);
});

test('while tiles are built the rate of reading stays and time runs down', () => {
  const running = meter(false);
  running.measure({ stage: 'import', rows: 10_000 }, 10_000);
  const tiles = running.measure({ stage: 'tiles', rows: 10_000 }, 12_000);
  const verify = running.measure({ stage: 'verify', rows: 10_000 }, 16_000);
  expect(verify.rowsPerSecond).toBe(tiles.rowsPerSecond);
  expect(verify.remainingSeconds).toBe((tiles.remainingSeconds ?? 0) - 4);
});

test('rows of files that are taken over as they are are not waited for, whenever that is told', () => {
  const news = { stage: 'import', rows: 2000, kept: 6000 } as const;
  expect(meter(true).measure(news, 2000)).toMatchObject({
    expectedRows: 4000,
    remainingSeconds: 2,
  });
  const late = meter(true);
  late.measure({ stage: 'import', rows: 4000 }, 4000);
  const placing = late.measure({ stage: 'import', rows: 4000, kept: 6000 }, 60_000);
  expect(placing).toMatchObject({
    expectedRows: 4000,
    rowsPerSecond: 1000,
    remainingSeconds: null,
  });
});

test('no time is told while addresses are placed, though fewer rows came than were expected', () => {
  const running = meter(false);
  const read = running.measure({ stage: 'import', rows: 8000 }, 8000);
  expect(running.measure({ stage: 'place', rows: 8000 }, 20_000)).toMatchObject({
    rowsPerSecond: read.rowsPerSecond,
    remainingSeconds: null,
  });
});

test('an end that takes longer than foretold tells no time instead of one second for ever', () => {
  const running = meter(false);
  running.measure({ stage: 'import', rows: 10_000 }, 10_000);
  expect(running.measure({ stage: 'verify', rows: 10_000 }, 11_000).remainingSeconds).toBe(10);
  expect(running.measure({ stage: 'verify', rows: 10_000 }, 19_000).remainingSeconds).toBe(2);
  expect(running.measure({ stage: 'verify', rows: 10_000 }, 30_000).remainingSeconds).toBeNull();
});

test('after the last row the rate stays and no time is told, since what follows is unknown', () => {
  const running = meter(false);
  const read = running.measure({ stage: 'import', rows: 10_000 }, 10_000);
  const placing = running.measure({ stage: 'import', rows: 10_000 }, 70_000);
  expect(placing).toMatchObject({ rowsPerSecond: read.rowsPerSecond, remainingSeconds: null });
  expect(placing.done).toBeGreaterThanOrEqual(read.done);
  expect(
    running.measure({ stage: 'verify', rows: 10_000 }, 71_000).remainingSeconds,
  ).not.toBeNull();
});

test('a few buildings teach nothing about the end of a whole delivery', () => {
  expect(finishSecondsPerRow(100, 7016)).toBeUndefined();
  expect(finishSecondsPerRow(60, 3_000_000)).toBeCloseTo(2e-5);
});
