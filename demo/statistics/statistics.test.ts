import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statistics } from '../statistics.ts';
import type { WorldFacts } from '../world.ts';
import { readExports, type ExportRow } from '../world/read-exports.ts';
import {
  digestsOf,
  prepareFacts,
  readSheet,
  writeSystem,
  type WrittenSystem,
} from '../world/testing.ts';

let facts: WorldFacts;
let written: WrittenSystem;

beforeAll(async () => {
  facts = await prepareFacts();
  written = await writeSystem(statistics, facts);
});

afterAll(async () => {
  for (const folder of [facts.out, written.out]) await rm(folder, { recursive: true });
});

const truths = <T>(kind: string): readonly T[] =>
  (written.answers.systems['statistics']!.truths[kind] ?? []) as readonly T[];

const number = (text: string): number => Number(text.normalize('NFKC'));

test('the same world gives the same bytes', async () => {
  const again = await writeSystem(statistics, facts);
  expect(await digestsOf(again)).toEqual(await digestsOf(written));
  await rm(again.out, { recursive: true });
});

test('the streets add up to the district to the last decimal but where the answers say so', async () => {
  const sheet = await readSheet(written, 'statistics/分街道年度指标.xlsx');
  const rows = sheet.filter(([code]) => /^TJ\d{4}$/.test(code!));
  const sums = new Map<string, { district: number; streets: number }>();
  for (const [code, , area, , period, , value] of rows) {
    const key = `${code}/${period}`;
    const sum = sums.get(key) ?? { district: 0, streets: 0 };
    if (area === '330203') sum.district += number(value!);
    else sum.streets += number(value!);
    sums.set(key, sum);
  }
  expect(sums.size).toBe(11 * 6);
  const wrong = [...sums].filter(
    ([, { district, streets }]) => Math.abs(streets - district) > 1e-6,
  );
  const told = truths<string>('streetsSumWrong').map((key) => key.split(' '));
  expect(wrong.map(([key]) => key)).toEqual(told.map(([code, , period]) => `${code}/${period}`));
});

describe('the yearly list', () => {
  test('makes the gross product of its sectors, version by version', async () => {
    const rows = await readExports(written, /年度指标_/);
    const sums = new Map<string, { gross: number; sectors: number }>();
    for (const row of rows) {
      const name = row.get('指标名称');
      const key = `${row.get('时期')}/${row.get('版本')}`;
      const sum = sums.get(key) ?? { gross: 0, sectors: 0 };
      if (name === '地区生产总值') sum.gross += number(row.get('数值'));
      if (/^第.产业增加值$/.test(name)) sum.sectors += number(row.get('数值'));
      sums.set(key, sum);
    }
    const made = [...sums.values()].filter(({ gross }) => gross > 0);
    expect(made.length).toBeGreaterThan(38);
    for (const { gross, sectors } of made) expect(gross).toBe(sectors);
  });

  test('begins in 1978 and keeps every revision', async () => {
    const rows = await readExports(written, /指标/);
    expect(rows.map((row) => row.get('时期', '报告期')).sort()[0]).toBe('1978');
    const versions = rows.filter((row) => Number(row.get('版本')) > 1);
    expect(versions.map(keyOf).sort()).toEqual([...truths<string>('revision')].sort());
  });
});

function keyOf(row: ExportRow): string {
  return [
    row.get('指标代码'),
    row.get('地区代码', '区划代码'),
    row.get('时期', '报告期'),
    row.get('版本'),
  ].join(' ');
}

describe('the monthly list', () => {
  test('has 1–本月累计 that fall within a year only where the answers say so', async () => {
    const rows = (await readExports(written, /月度指标/)).filter(
      (row) => row.get('时期类型') === '累计',
    );
    expect(rows.length).toBe(6 * 42);
    let [series, last] = ['', 0];
    const falls: string[] = [];
    for (const row of rows) {
      const key = row.get('指标代码') + row.get('时期').slice(0, 4);
      const value = number(row.get('数值'));
      if (key === series && value < last) falls.push(keyOf(row));
      [series, last] = [key, value];
    }
    expect(falls).toEqual(truths('cumulativeFalls'));
  });

  test('miscounts the change on the year only where the answers say so', async () => {
    const rows = (await readExports(written, /月度指标/)).filter(
      (row) => row.get('时期类型') === '月',
    );
    const values = new Map(rows.map((row) => [keyOf(row), number(row.get('数值'))]));
    const wrong = rows.filter((row) => {
      const [code, area, period, version] = keyOf(row).split(' ');
      const before = values.get(
        `${code} ${area} ${Number(period!.slice(0, 4)) - 1}${period!.slice(4)} ${version}`,
      );
      const told = Number(row.get('同比增长（%）'));
      if (!before || Number.isNaN(told)) return false;
      return Math.abs((values.get(keyOf(row))! / before - 1) * 100 - told) > 0.2;
    });
    expect(wrong.map(keyOf)).toEqual(truths('changeWrong'));
  });

  test('holds back what is not released yet', async () => {
    const rows = await readExports(written, /(季度|月度)指标/);
    const held = rows.filter((row) => row.get('发布日期') > '2016-06-30').map(keyOf);
    expect(held.sort()).toEqual([...truths<string>('embargoed')].sort());
    expect(held.length).toBeGreaterThan(20);
  });
});

test('files that must be refused are named, and counted with no others', () => {
  const refused = truths<{ file: string; why: string }>('refusedFile');
  expect(refused.map(({ why }) => why).sort()).toEqual(['secret', 'single-unit']);
  for (const { file } of refused) expect(written.answers.files[file]).toBeUndefined();
});
