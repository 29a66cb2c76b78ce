import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ageing } from '../ageing.ts';
import { citizenCheck } from '../people/check-digits.ts';
import type { WorldFacts } from '../world.ts';
import { readExports, type ExportRow } from '../world/read-exports.ts';
import {
  digestsOf,
  prepareFacts,
  readSheet,
  writeSystem,
  type WrittenSystem,
} from '../world/testing.ts';
import { VISIT_DAYS } from './care.ts';

let facts: WorldFacts;
let written: WrittenSystem;
let people: readonly ExportRow[];

beforeAll(async () => {
  facts = await prepareFacts(0.01);
  written = await writeSystem(ageing, facts);
  people = await readExports(written, /老年人_/);
});

afterAll(async () => {
  for (const folder of [facts.out, written.out]) await rm(folder, { recursive: true });
});

const truths = <T>(kind: string): readonly T[] =>
  (written.answers.systems['ageing']!.truths[kind] ?? []) as readonly T[];

const idNo = (row: ExportRow): string => row.get('公民身份号码', '身份证号');

test('the same world gives the same bytes', async () => {
  const again = await writeSystem(ageing, facts);
  expect(await digestsOf(again)).toEqual(await digestsOf(written));
  await rm(again.out, { recursive: true });
});

describe('old people', () => {
  test('are residents with the same name, number and room, sixty or over', () => {
    const records = new Map(facts.elders.map((elder) => [elder.recordNo, elder]));
    const byNo = new Map(people.map((row) => [row.cells[0]!, row]));
    const residents = truths<string>('resident');
    expect(residents.length).toBeGreaterThan(700);
    for (const entry of residents) {
      const [no, recordNo] = entry.split(' ') as [string, string];
      const elder = records.get(recordNo)!;
      expect(elder.birthDate <= '1956-06-30').toBe(true);
      const row = byNo.get(no);
      if (!row) continue;
      expect([row.get('姓名'), idNo(row)]).toEqual([elder.name, elder.idNo]);
      expect(row.get('房屋编码', '户室编码')).toBe(elder.roomId);
    }
  });

  test('have right and unique numbers, those of the police and the others', () => {
    const numbers = people.map(idNo);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(citizenCheck(number.slice(0, 17))).toBe(number[17]);
  });

  test('who live alone and were not visited within the month are told', () => {
    const day = (text: string): number => Date.parse(text.replaceAll('/', '-')) / 86_400_000;
    const notVisited = people
      .filter((row) => row.get('居住状况', '家庭状况') === '独居')
      .filter((row) => row.get('注销日期') === '' || row.get('注销日期') === '无')
      .filter((row) => {
        const [year, month, date] = row.get('最近探访', '探访日期').split(/[-/.]/);
        if (!date) return true;
        const visited = day(`${year}-${month!.padStart(2, '0')}-${date.padStart(2, '0')}`);
        return day('2016-06-30') - visited > VISIT_DAYS;
      })
      .map(({ cells }) => cells[0]!);
    const told = new Set(truths<string>('notVisited'));
    const written = new Set(people.map(({ cells }) => cells[0]!));
    expect(notVisited).toEqual([...told].filter((no) => written.has(no)));
  });
});

describe('beds', () => {
  test('hold one person at a time, and one person lies in two only where planted', async () => {
    const now = (await readExports(written, /床位/)).filter((row) => row.get('退住日期') === '');
    const beds = now.map(({ cells }) => `${cells[0]} ${cells[1]}`);
    expect(new Set(beds).size).toBe(beds.length);
    const people = now.map((row) => idNo(row));
    const twice = people.filter((number, index) => people.indexOf(number) !== index);
    expect(twice).toHaveLength(truths('twoBeds').length);
    expect(truths('twoBeds').length).toBeGreaterThan(0);
  });

  test('are in homes of the list, in rooms that exist', async () => {
    const sheet = await readSheet(written, 'ageing/养老设施.xlsx');
    const homes = sheet.filter(([no]) => /^YL\d+$/.test(no!));
    const rooms = new Set(facts.rooms.map(({ id }) => id));
    for (const [, , , room] of homes) expect(rooms.has(room!)).toBe(true);
    const known = new Set(homes.map(([no]) => no));
    for (const { cells } of await readExports(written, /床位/))
      expect(known.has(cells[0]!)).toBe(true);
  });
});

test('the network has the district, its streets and an association in every community', async () => {
  const sheet = await readSheet(written, 'ageing/老龄组织.xlsx');
  const levels = sheet.map((row) => row[3]);
  const count = (level: string): number => levels.filter((found) => found === level).length;
  expect([count('区'), count('街道'), count('社区')]).toEqual([1, 8, 78]);
});
