import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OFFICE_MODULES } from '../../contract/schema/office.ts';
import { office } from '../office.ts';
import type { WorldFacts } from '../world.ts';
import { readExports } from '../world/read-exports.ts';
import {
  digestsOf,
  prepareFacts,
  readSheet,
  writeSystem,
  type WrittenSystem,
} from '../world/testing.ts';
import { OFFICE_USERS } from './units.ts';

let facts: WorldFacts;
let written: WrittenSystem;

beforeAll(async () => {
  facts = { ...(await prepareFacts()), scale: 0.2 };
  written = await writeSystem(office, facts);
});

afterAll(async () => {
  for (const folder of [facts.out, written.out]) await rm(folder, { recursive: true });
});

const truths = (kind: string): readonly unknown[] =>
  written.answers.systems['office']!.truths[kind] ?? [];

test('the same world gives the same bytes', async () => {
  const again = await writeSystem(office, facts);
  expect(await digestsOf(again)).toEqual(await digestsOf(written));
  await rm(again.out, { recursive: true });
});

test('eight modules and three levels share 1,800 users every month', async () => {
  const rows = await readExports(written, /公文流转统计/);
  expect(new Set(rows.map((row) => row.get('模块')))).toEqual(
    new Set(Object.values(OFFICE_MODULES)),
  );
  for (const month of new Set(rows.map((row) => row.get('月份')))) {
    const units = new Map(
      rows
        .filter((row) => row.get('月份') === month)
        .map((row) => [row.get('单位', '部门') + row.get('单位级别'), Number(row.get('用户数'))]),
    );
    expect([...units.values()].reduce((sum, users) => sum + users, 0)).toBe(OFFICE_USERS);
  }
});

test('late items are those past their date without an end', async () => {
  const sheet = await readSheet(written, 'office/督查事项.xlsx');
  const items = new Map(sheet.filter(([no]) => /^DC\d+$/.test(no!)).map((row) => [row[0]!, row]));
  const day = (text: string): number => {
    const [year, month, date] = text.split(/[年月日]/).map(Number);
    return Date.UTC(year!, month! - 1, date);
  };
  const late = [...items.values()].filter(
    (row) => row[8] === '-' && day(row[7]!) < day('2016年6月30日'),
  );
  expect(late.map(([no]) => no)).toEqual(truths('overdueItem'));
  expect(late.length).toBeGreaterThan(0);
  const unsaid = late.filter((row) => row[5] !== '逾期').map(([no]) => no);
  expect(unsaid).toEqual(truths('overdueUnsaid'));
});

test('instructions name items that exist, and late ones are told', async () => {
  const sheet = await readSheet(written, 'office/督查事项.xlsx');
  const items = new Set(sheet.map(([no]) => no));
  const rows = await readExports(written, /领导批示/);
  for (const row of rows)
    if (row.get('督查编号') !== '无') expect(items.has(row.get('督查编号'))).toBe(true);
  const late = rows
    .filter((row) => row.get('落实日期') === '无' && row.get('办理期限') < '20160630')
    .map(({ cells }) => cells[0]);
  expect(late).toEqual(truths('overdueInstruction'));
});
