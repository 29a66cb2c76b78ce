import { afterEach, beforeEach, expect, it } from 'vitest';
import { TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { TestFolder } from '../testing/folder.ts';
import { runImport } from '../testing/run-import.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const FLAGS = 'SELECT order_no, flags FROM services.work_order ORDER BY order_no';
const orders = () =>
  folder.text(
    'exports/hotline/工单.csv',
    '工单编号,流水号,派单时间\nG1,C1,2016-03-01 08:00:00\nG2,C9,2016-03-01 08:00:00\nG3,C2,2016-03-01 08:00:00\n',
  );

it('a row of an unknown parent is loaded and marked; a parent that is held counts as known', async () => {
  await orders();
  await folder.text(
    'exports/hotline/来电.csv',
    '流水号,来电时间,房屋编码\nC1,2016-03-01 07:00:00,\nC2,2016-03-01 07:00:00,R404\n',
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [FLAGS]);
  expect(rows[0]).toEqual([
    { order_no: 'G1\u2007(2016)', flags: null },
    { order_no: 'G2\u2007(2016)', flags: 'ORPHAN' },
    { order_no: 'G3\u2007(2016)', flags: null },
  ]);
});

it('a parent table that was never delivered marks nobody', async () => {
  await orders();
  const { rows } = await runImport(folder, TEST_PROFILE, [FLAGS]);
  expect(rows[0]?.map(({ flags }) => flags)).toEqual([null, null, null]);
});
