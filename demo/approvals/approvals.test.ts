import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approvals } from '../approvals.ts';
import { WORK_DAY_SECONDS, workingSecondsBetween } from '../world/calendar.ts';
import type { WorldFacts } from '../world.ts';
import { readExports, type ExportRow } from '../world/read-exports.ts';
import {
  digestsOf,
  prepareFacts,
  readSheet,
  writeSystem,
  type WrittenSystem,
} from '../world/testing.ts';
import { SPEED_UP, type SpeedResult } from './speed.ts';

let facts: WorldFacts;
let written: WrittenSystem;
let cases: readonly ExportRow[];
let items: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  facts = await prepareFacts(0.01);
  written = await writeSystem(approvals, facts);
  cases = await readExports(written, /\/办件_/);
  const sheet = await readSheet(written, 'approvals/审批事项.xlsx');
  items = new Map(sheet.filter(([code]) => /^HS\d+$/.test(code!)).map((row) => [row[0]!, row]));
});

afterAll(async () => {
  for (const folder of [facts.out, written.out]) await rm(folder, { recursive: true });
});

const truths = <T>(kind: string): readonly T[] =>
  (written.answers.systems['approvals']!.truths[kind] ?? []) as readonly T[];

/** Seconds since 1970 of `2016-03-05 09:07:00`, `2016/3/5 9:07:00`, `20160305090700`. */
function moment(text: string): number {
  const plain = text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3 $4:$5:$6');
  const [year, month, day, hour, minute, second] = plain.split(/[-/ :]/).map(Number);
  return Date.UTC(year!, month! - 1, day, hour, minute, second) / 1000;
}

const isMoment = (text: string): boolean => /^\d{4}/.test(text);

test('the same world gives the same bytes', async () => {
  const again = await writeSystem(approvals, facts);
  expect(await digestsOf(again)).toEqual(await digestsOf(written));
  await rm(again.out, { recursive: true });
});

test('the mean time taken is 30.3 % of what the law allows, counted from the files', async () => {
  const paused = await pausedSeconds();
  let [statutory, actual, count] = [0, 0, 0];
  for (const row of cases) {
    const [, , , , , limit, unit] = items.get(row.get('事项编码'))!;
    const [accepted, done] = [row.get('受理时间'), row.get('办结时间')];
    if (unit !== '工作日' || !isMoment(accepted) || !isMoment(done)) continue;
    const seconds = workingSecondsBetween(moment(accepted), moment(done));
    statutory += Number(limit);
    actual += (seconds - (paused.get(row.cells[0]!) ?? 0)) / WORK_DAY_SECONDS;
    count++;
  }
  const [told] = truths<SpeedResult>('speedUp');
  expect(count).toBe(told!.cases);
  expect(1 - actual / statutory).toBeCloseTo(told!.speedUp, 5);
  expect(Math.abs(told!.speedUp - SPEED_UP)).toBeLessThan(0.001);
});

async function pausedSeconds(): Promise<Map<string, number>> {
  const rows = await readExports(written, /特别程序/);
  const ended = rows.filter(({ cells }) => cells[3] !== '');
  return new Map(
    ended.map(({ cells: [no, , from, to] }) => [
      no!,
      workingSecondsBetween(moment(from!), moment(to!)),
    ]),
  );
}

describe('the course of a case', () => {
  test('has steps in order of time, at least six on average', async () => {
    const steps = await readExports(written, /办件环节/);
    expect(steps.length / cases.length).toBeGreaterThan(6);
    let [last, lastAt] = ['', 0];
    for (const row of steps) {
      const at = moment(row.get('时间', '办理时间'));
      if (row.cells[0] === last) expect(at).toBeGreaterThanOrEqual(lastAt);
      else expect(row.get('序号')).toBe('1');
      [last, lastAt] = [row.cells[0]!, at];
    }
  });

  test('names matters that exist and ends after it began', () => {
    for (const row of cases) {
      expect(items.has(row.get('事项编码'))).toBe(true);
      const done = row.get('办结时间');
      if (isMoment(done)) expect(moment(done)).toBeGreaterThan(moment(row.get('申请时间')));
    }
  });
});

test('red cards are called for by exactly the cases beyond their promise', async () => {
  const paused = await pausedSeconds();
  const now = moment('2016-06-30 17:30:00');
  const pausedNow = new Set(truths<string>('pausedNow'));
  const late = cases
    .filter((row) => {
      const [, , , , , , , promised, unit] = items.get(row.get('事项编码'))!;
      const accepted = row.get('受理时间');
      const no = row.cells[0]!;
      if (!isMoment(accepted) || unit !== '工作日' || pausedNow.has(no)) return false;
      const end = isMoment(row.get('办结时间')) ? moment(row.get('办结时间')) : now;
      const used = workingSecondsBetween(moment(accepted), end) - (paused.get(no) ?? 0);
      return used > Number(promised) * WORK_DAY_SECONDS;
    })
    .map(({ cells }) => cells[0]!);
  const called = truths<string>('cardExpected').filter((card) => card.endsWith('红牌'));
  expect(late).toEqual(called.map((card) => card.split(' ')[0]));
  expect(late).toEqual(truths<string>('overdueCase'));
});

test('cards sent are those expected, without the missing ones, with those for other reasons', async () => {
  const sent = (await readExports(written, /监察牌/)).map(({ cells }) => `${cells[1]} ${cells[2]}`);
  const missing = new Set(truths<string>('cardNotIssued'));
  const expected = [
    ...truths<string>('cardExpected').filter((card) => !missing.has(card)),
    ...truths<string>('cardForOtherReason').map((no) => `${no} 红牌`),
  ];
  expect([...sent].sort()).toEqual(expected.sort());
});
