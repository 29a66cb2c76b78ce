import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { TestFolder } from '../testing/folder.ts';
import { publishImport, runImport } from '../testing/run-import.ts';
import { textHash } from './text-hash.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const HEADER = '案件编号,序号,环节,中心,办理时间,办理意见';
const ROWS = 'SELECT case_no, sequence, step FROM city.case_event ORDER BY case_no, sequence';

async function importSteps(lines: readonly string[]) {
  const file = 'exports/city-management/案件流程.csv';
  await folder.text(file, [HEADER, ...lines].join('\n'));
  return runImport(folder, TEST_PROFILE, [ROWS]);
}

const step = (caseNo: string, sequence: number, title: string, clock: string) =>
  `${caseNo},${sequence},${title},监督中心,2016-03-0${clock},`;

const LEGAL = ['上报', '立案', '派遣', '处置', '反馈', '核查', '结案'];
const legal = (caseNo: string) =>
  LEGAL.map((title, index) => step(caseNo, index + 1, title, `1 0${index}:00:00`));

describe('a list of steps', () => {
  it('is taken in the order of its numbers, whatever the order of its rows', async () => {
    const { report, rows } = await importSteps(legal('A1').reverse());
    expect(report.files[0]).toMatchObject({ read: 7, accepted: 7, rejected: 0 });
    expect(rows[0]?.map((row) => row.step)).toEqual([
      'report',
      'register',
      'dispatch',
      'handle',
      'feedback',
      'check',
      'close',
    ]);
  });

  it('in an illegal order is refused whole; its neighbours are not', async () => {
    const illegal = legal('A2').filter((line) => !line.includes('核查'));
    const { report } = await importSteps([...legal('A1'), ...illegal, ...legal('A3')]);
    expect(report.files[0]).toMatchObject({ read: 20, accepted: 14, rejected: 6 });
  });

  it('may close with 核查结案, the two steps in one, where a check may come, and nowhere else', async () => {
    const titles = ['上报', '立案', '派遣', '处置', '反馈', '核查结案'];
    const list = (caseNo: string, steps: readonly string[]) =>
      steps.map((title, index) => step(caseNo, index + 1, title, `1 0${index}:00:00`));
    const early = titles.filter((title) => title !== '反馈');
    const { report, rows } = await importSteps([...list('A1', titles), ...list('A2', early)]);
    expect(report.files[0]).toMatchObject({ read: 11, accepted: 6, rejected: 5 });
    expect(rows[0]?.at(-1)).toEqual({ case_no: 'A1', sequence: 6, step: 'close' });
  });

  it('that goes back in time is refused whole', async () => {
    const back = [step('A1', 1, '上报', '2 08:00:00'), step('A1', 2, '立案', '1 08:00:00')];
    const { report } = await importSteps(back);
    expect(report.files[0]).toMatchObject({ read: 2, accepted: 0, rejected: 2 });
  });

  it('with a number given twice loses the second row only', async () => {
    const { report } = await importSteps([...legal('A1'), step('A1', 1, '上报', '1 00:00:00')]);
    expect(report.files[0]).toMatchObject({ read: 8, accepted: 7, rejected: 1 });
  });

  it('goes on further down in a file ordered by time', async () => {
    const byTime = LEGAL.flatMap((title, index) =>
      ['A1', 'A2'].map((caseNo) => step(caseNo, index + 1, title, `1 0${index}:00:00`)),
    );
    const { report } = await importSteps(byTime);
    expect(report.files[0]).toMatchObject({ read: 14, accepted: 14, rejected: 0 });
    const broken = await importSteps([...byTime, step('A1', 8, '处置', '2 00:00:00')]);
    expect(broken.report.files[0]).toMatchObject({ read: 15, accepted: 14, rejected: 1 });
  });
});

it('texts that differ have different numbers', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => (a === b) === (textHash(a) === textHash(b))),
  );
  const numbers = Array.from({ length: 200_000 }, (_, index) => textHash(`HS20160301${index}`));
  expect(new Set(numbers).size).toBe(numbers.length);
});

describe('an incremental delivery of steps', () => {
  const FILE = 'exports/city-management/案件流程.csv';
  const AREA = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"代码":"330203005005","级别":"社区"},
    "geometry":{"type":"Polygon","coordinates":[[[121.53,29.86],[121.55,29.86],[121.55,29.88],[121.53,29.86]]]}}]}`;

  async function delivered(lines: readonly string[], mode: 'full' | 'incremental') {
    await folder.text(FILE, [HEADER, ...lines].join('\n'));
    return publishImport(folder, TEST_PROFILE, [ROWS], mode);
  }

  it('goes on where the snapshot left a list, in any order of rows', async () => {
    await folder.text('exports/社区.geojson', AREA);
    await delivered([...legal('A1').slice(0, 3), ...legal('A2').slice(0, 3)], 'full');
    await rm(folder.at('exports/社区.geojson'));
    const { report, rows } = await delivered(
      [...legal('A1').slice(3), ...legal('A2').slice(3, 5).reverse()],
      'incremental',
    );
    expect(report.files[0]).toMatchObject({ read: 6, accepted: 6, rejected: 0 });
    expect(rows[0]).toHaveLength(12);
    const again = await delivered(
      [step('A2', 6, '上报', '1 09:00:00'), ...legal('A3')],
      'incremental',
    );
    expect(again.report.files[0]).toMatchObject({ read: 8, accepted: 7, rejected: 1 });
  });
});
