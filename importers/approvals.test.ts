import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TEST_PROFILE } from '../data/testing/deliveries.ts';
import { TestFolder } from './testing/folder.ts';
import { publishImport, runImport } from './testing/run-import.ts';

const LIGHTS =
  'SELECT case_no, light_src, light_calc, flags FROM services.approval_case ORDER BY case_no';
const DELIVERED = { 绿: 'green', 红: 'red' } as const;

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
  await folder.text(
    'exports/审批事项.csv',
    '事项编码,事项名称,承诺时限,承诺时限单位\nI1,许可,5,工作日\nI2,备案,,\n',
  );
});
afterEach(() => folder.remove());

/** Cases of 2016-03-07, a Monday; the export is of 2016-06-30. */
const writeCases = (rows: readonly string[]) =>
  folder.text(
    'exports/审批办件_20160630.csv',
    `办件编号,事项编码,申请时间,受理时间,办结时间,监察状态,实际用时\n${rows
      .map((row) => row.replaceAll('@', '2016-03-'))
      .join('\n')}\n`,
  );

const row = (
  no: string,
  src: keyof typeof DELIVERED,
  calc: string | null,
  flags: string | null,
) => ({
  case_no: no,
  light_src: DELIVERED[src],
  light_calc: calc,
  flags,
});

it('works the light out and marks one delivered that differs; without a limit there is none', async () => {
  await writeCases([
    'C1,I1,@07 08:30:00,@07 09:00:00,@10 09:00:00,绿,',
    'C2,I1,@07 08:30:00,@07 09:00:00,@15 09:00:00,绿,',
    'C3,I1,@07 08:30:00,@07 09:00:00,@10 09:00:00,红,',
    'C4,I2,@07 08:30:00,@07 09:00:00,@30 09:00:00,红,',
    'C5,I1,@07 08:30:00,,,绿,',
  ]);
  const { rows } = await runImport(folder, TEST_PROFILE, [LIGHTS]);
  expect(rows[0]).toEqual([
    row('C1', '绿', 'green', null),
    row('C2', '绿', 'red', 'LIGHT_DIFF'),
    row('C3', '红', 'green', 'LIGHT_DIFF'),
    row('C4', '红', null, null),
    row('C5', '绿', 'green', null),
  ]);
});

it('leaves out pauses, those of the same import and those that were there before', async () => {
  const late = 'C1,I1,@07 08:30:00,@07 09:00:00,@15 09:00:00,绿,';
  await writeCases([late]);
  await folder.text(
    'exports/特别程序.csv',
    '办件编号,特别程序,挂起时间,恢复时间\nC1,听证,2016-03-08 09:00:00,2016-03-11 09:00:00\n',
  );
  const first = await publishImport(folder, TEST_PROFILE, [LIGHTS], 'full');
  expect(first.rows[0]).toEqual([row('C1', '绿', 'green', null)]);
  await rm(folder.at('exports/特别程序.csv'));
  await writeCases([late, 'C2,I1,@07 08:30:00,@07 09:00:00,@15 09:00:00,绿,']);
  const second = await publishImport(folder, TEST_PROFILE, [LIGHTS], 'full');
  expect(second.rows[0]).toEqual([
    row('C1', '绿', 'green', null),
    row('C2', '绿', 'red', 'LIGHT_DIFF'),
  ]);
});

it('marks days taken that the working calendar does not give', async () => {
  await writeCases([
    'C1,I1,@07 08:30:00,@07 09:00:00,@10 09:00:00,绿,3',
    'C2,I1,@07 08:30:00,@07 09:00:00,@10 09:00:00,绿,3.5',
    'C3,I1,@07 08:30:00,@07 09:00:00,@10 09:00:00,绿,7',
    'C4,I1,@07 08:30:00,@07 09:00:00,,绿,',
  ]);
  const { rows } = await runImport(folder, TEST_PROFILE, [
    `SELECT case_no FROM services.approval_case WHERE flags LIKE '%ACTUAL_DAYS_DIFF%'`,
  ]);
  expect(rows[0]).toEqual([{ case_no: 'C3' }]);
});
