import { mkdir, writeFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { commandLine } from '../testing/command-line.ts';

const { at, place, twin } = commandLine();

const CASES = `任务号,问题类型,小类代码,上报时间,处置前照片
A1,事件,0301,2026-06-01 08:00:00,gone.jpg
A2,事件,0301,2026-06-01 08:00:00,lost.jpg
,事件,0301,2026-06-01 08:00:00,
`;
/** The photograph that is not there, and the row without a key: how many, what that means, and where the first one is. */
const MARKED = /marked PICTURE_MISSING 2: .+\n {4}line 2 {2}处置前照片: gone\.jpg/;
const REFUSED = /refused REQUIRED 1: A required value is missing\n {4}line 4 {2}任务号/;

beforeAll(async () => {
  await mkdir(at('exports/city-management'), { recursive: true });
  await writeFile(at('exports/city-management/案件.csv'), CASES);
});

it('tells what was refused and what was marked, by check, with a row of each', async () => {
  const output = await twin('import', at('exports'), ...place());
  expect(output).toMatch(REFUSED);
  expect(output).toMatch(MARKED);
  expect(output).not.toContain('lost.jpg');
});

it('a check of the files shows the first three rows of each', async () => {
  const output = await twin('check', at('exports'));
  expect(output).toMatch(REFUSED);
  expect(output).toMatch(MARKED);
  expect(output).toMatch(/line 3 {2}处置前照片: lost\.jpg/);
});
