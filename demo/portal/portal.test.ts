import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayNumber } from '../dates.ts';
import { portal } from '../portal.ts';
import { isWorkday } from '../world/calendar.ts';
import type { WorldFacts } from '../world.ts';
import { readExports } from '../world/read-exports.ts';
import {
  digestsOf,
  prepareFacts,
  readSheet,
  writeSystem,
  type WrittenSystem,
} from '../world/testing.ts';
import { UNANSWERED_DAYS } from './write-messages.ts';

const SCALE = 0.1;
const TODAY = dayNumber('2016-06-30');
let facts: WorldFacts;
let written: WrittenSystem;
let columns: readonly string[][];

beforeAll(async () => {
  facts = { ...(await prepareFacts()), scale: SCALE };
  written = await writeSystem(portal, facts);
  const sheet = await readSheet(written, 'portal/网站栏目.xlsx');
  const rows = sheet.filter(([no]) => /^LM\d+$/.test(no!));
  columns = [...new Map(rows.map((row) => [row[0]!, row])).values()];
});

afterAll(async () => {
  for (const folder of [facts.out, written.out]) await rm(folder, { recursive: true });
});

const truths = <T>(kind: string): readonly T[] =>
  (written.answers.systems['portal']!.truths[kind] ?? []) as readonly T[];

/** Day number of `2016/3/5`, with or without a time. */
function day(text: string): number {
  const [year, month, date] = text.split(' ')[0]!.split('/');
  return dayNumber(`${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`);
}

test('the same world gives the same bytes', async () => {
  const again = await writeSystem(portal, facts);
  expect(await digestsOf(again)).toEqual(await digestsOf(written));
  await rm(again.out, { recursive: true });
});

test('blank and overdue columns are those of the answers, found by their updates', async () => {
  const last = new Map<string, number>();
  for (const row of await readExports(written, /网站信息/)) {
    const no = row.get('栏目编号');
    last.set(no, Math.max(last.get(no) ?? 0, day(row.get('发布日期'))));
  }
  const blank = columns.filter(([no]) => !last.has(no!)).map(([no]) => no);
  expect(blank).toEqual(truths('blankColumn'));
  const overdue = columns
    .filter(([no, , , , , , cycle]) => last.has(no!) && TODAY - last.get(no!)! > Number(cycle))
    .map(([no]) => no);
  expect(overdue).toEqual(truths<{ column: string }>('overdueColumn').map(({ column }) => column));
  expect(overdue.length).toBeGreaterThan(0);
});

test('visits come by column and day, a tenth of 100,000 on a working day', async () => {
  const text = await readFile(join(written.out, 'portal/网站访问.jsonl'), 'utf8');
  const lines = text.trimEnd().split('\r\n').slice(0, -1);
  expect(lines).toHaveLength(366 * columns.length);
  let [views, days] = [0, new Set<string>()];
  for (const line of lines) {
    const row = JSON.parse(line) as Record<string, string | number>;
    expect(row['访问量']).toBeGreaterThanOrEqual(row['独立访客'] as number);
    if (!isWorkday(dayNumber(String(row['日期'])))) continue;
    views += Number(row['访问量']);
    days = days.add(String(row['日期']));
  }
  expect(views).toBe(truths('visitsOnWorkingDays')[0]);
  expect(Math.abs(views / days.size - 10_000)).toBeLessThan(500);
});

test('messages without an answer for three months are those of the answers', async () => {
  const messages = await readExports(written, /咨询留言/);
  const forgotten = messages
    .filter((row) => row.get('答复时间') === '--')
    .filter((row) => TODAY - day(row.get('提交时间', '留言时间')) > UNANSWERED_DAYS)
    .map(({ cells }) => cells[0]);
  expect(forgotten).toEqual(truths('unansweredMessage'));
  expect(forgotten.length).toBeGreaterThan(0);
});
