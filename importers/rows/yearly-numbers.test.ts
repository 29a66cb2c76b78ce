import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { beginBuild } from '../../data/snapshot/build.ts';
import { openStore } from '../../data/snapshot/store.ts';
import { deliverRows, type RowValues, TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { TestFolder } from '../testing/folder.ts';
import { publishImport } from '../testing/run-import.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const CALLS = 'SELECT call_no, call_at, repeat_of, flags FROM services.call ORDER BY call_at';
const ORDERS = `SELECT "order".order_no, "order".flags, call.call_at FROM services.work_order "order"
  LEFT JOIN services.call ON call.call_no = "order".call_no ORDER BY "order".dispatch_at`;
const key = (number: string | number, year: number) => `${number}\u2007(${year})`;

const calls = (name: string, ...lines: string[]) =>
  folder.text(`exports/hotline/${name}.csv`, ['流水号,来电时间,重复来电', ...lines].join('\n'));
const orders = (name: string, ...lines: string[]) =>
  folder.text(`exports/hotline/${name}.csv`, ['工单编号,流水号,派单时间', ...lines].join('\n'));

it('one file with two years of the same numbers loads whole, and each child finds the call of its year', async () => {
  await calls(
    '来电',
    '1,2013-01-02 08:00:00,',
    '2,2013-12-31 23:50:00,1',
    '1,2014-01-01 00:10:00,',
    '2,2014-01-01 09:00:00,2',
  );
  await orders(
    '工单',
    '1,1,2013-01-02 09:00:00',
    '2,2,2014-01-01 00:05:00',
    '1,1,2014-01-01 00:20:00',
    '3,2,2014-01-01 09:30:00',
  );
  const { report, rows } = await publishImport(folder, TEST_PROFILE, [CALLS, ORDERS], 'full');
  expect(rows[0]?.map(({ call_no, repeat_of }) => [call_no, repeat_of])).toEqual([
    [key(1, 2013), null],
    [key(2, 2013), key(1, 2013)],
    [key(1, 2014), null],
    [key(2, 2014), key(2, 2013)],
  ]);
  expect(rows[1]?.map(({ call_at }) => call_at)).toEqual([
    '2013-01-02 08:00:00',
    '2013-12-31 23:50:00',
    '2014-01-01 00:10:00',
    '2014-01-01 09:00:00',
  ]);
  expect(rows[1]?.map(({ flags }) => flags)).toEqual([null, null, null, null]);
  expect(report.files.map(({ rejected }) => rejected)).toEqual([0, 0]);
});

it('the same rows come to the same identities, whichever year comes first and however it is delivered', async () => {
  const years = {
    2013: ['1,2013-03-01 08:00:00,', '2,2013-03-02 08:00:00,'],
    2014: ['1,2014-03-01 08:00:00,', '2,2014-03-02 08:00:00,'],
  };
  await calls('来电甲', ...years[2014]);
  const first = await publishImport(folder, TEST_PROFILE, [CALLS], 'full');
  await calls('来电甲', ...years[2013]);
  const both = await publishImport(folder, TEST_PROFILE, [CALLS], 'incremental');
  expect(first.rows[0]).toEqual(both.rows[0]?.slice(2));
  await calls('来电甲', ...years[2014]);
  await calls('来电乙', ...years[2013]);
  const again = await publishImport(folder, TEST_PROFILE, [CALLS], 'full');
  expect(again.rows).toEqual(both.rows);
  expect(again.report.changes).toMatchObject([{ table: 'call', added: 0, changed: 0, removed: 0 }]);
});

it('the same number of one year is refused; numbers with the year in them stay as they are', async () => {
  await calls(
    '来电',
    '7,2013-03-01 08:00:00,',
    '7,2013-05-01 08:00:00,',
    'HJ2013000007,2013-06-01 08:00:00,',
    'HJ2013000007,2014-06-01 08:00:00,',
  );
  const { report, rows } = await publishImport(folder, TEST_PROFILE, [CALLS], 'full');
  expect(rows[0]?.map(({ call_no }) => call_no)).toEqual([key(7, 2013), 'HJ2013000007']);
  expect(report.files[0]?.refusals).toEqual({ DUPLICATE_KEY: 2 });
});

it('a row that the snapshot has under its number alone keeps that, and the next year gets its own', async () => {
  await storedCalls({ call_no: '7', call_at: '2013-03-01 08:00:00' });
  await calls('来电', '7,2013-03-01 08:00:00,', '7,2014-03-01 08:00:00,');
  await orders('工单', '1,7,2013-03-01 09:00:00', '2,7,2014-03-01 09:00:00');
  const { report, rows } = await publishImport(folder, TEST_PROFILE, [CALLS, ORDERS], 'full');
  expect(rows[0]?.map(({ call_no }) => call_no)).toEqual(['7', key(7, 2014)]);
  expect(rows[1]?.map(({ call_at }) => call_at)).toEqual([
    '2013-03-01 08:00:00',
    '2014-03-01 08:00:00',
  ]);
  expect(report.changes[0]).toMatchObject({ table: 'call', added: 1, removed: 0 });
});

it('children that come before their parent wait under their own year and are marked', async () => {
  await calls('来电', '3,2013-01-05 08:00:00,', '9,2013-12-30 08:00:00,');
  await publishImport(folder, TEST_PROFILE, [], 'full');
  await rm(folder.at('exports'), { recursive: true });
  await orders('工单', '1,3,2014-01-06 09:00:00', '2,9,2014-01-02 09:00:00');
  const early = await publishImport(folder, TEST_PROFILE, [ORDERS], 'incremental');
  expect(early.rows[0]?.map(({ call_at, flags }) => [call_at, flags])).toEqual([
    ['2013-12-30 08:00:00', 'NUMBER_YEAR_DOUBT'],
    [null, 'NUMBER_YEAR_DOUBT'],
  ]);
  await rm(folder.at('exports'), { recursive: true });
  await calls('来电', '3,2014-01-06 08:00:00,');
  const later = await publishImport(folder, TEST_PROFILE, [ORDERS], 'incremental');
  expect(later.rows[0]?.[1]?.call_at).toBe('2014-01-06 08:00:00');
});

it('a row that goes is named by its number alone only where one year has it', async () => {
  const others = Array.from({ length: 20 }, (_, at) => `${at + 3},2014-04-01 09:00:00,`);
  const twice = ['1,2013-03-01 08:00:00,', '1,2014-03-01 08:00:00,', '2,2014-03-01 09:00:00,'];
  await calls('来电', ...twice, ...others);
  await publishImport(folder, TEST_PROFILE, [], 'full');
  await folder.text(
    'exports/hotline/来电.csv',
    '流水号,来电时间,增删标志\n1,,删除\n1,2013-03-01 08:00:00,删除\n2,,删除\n',
  );
  const { report, rows } = await publishImport(folder, TEST_PROFILE, [CALLS], 'incremental');
  const left = rows[0]?.map(({ call_no }) => call_no);
  expect(left?.filter((one) => /^[12]\D/.test(String(one)))).toEqual([key(1, 2014)]);
  expect(report.files[0]?.refusals).toEqual({ NUMBER_YEAR_MISSING: 1 });
});

it('the year of a ledger is the year of its numbers, though a row was found on the last day of the one before', async () => {
  const HEADER = '隐患编号,单位编号,隐患内容,隐患级别,发现日期';
  const row = (number: number, found: string) => `${number},AQ000001,通道堵塞,一般,${found}`;
  await folder.text(
    'exports/work-safety/2013年隐患台账.csv',
    [HEADER, row(1, '2013-01-04'), row(2, '2013-12-31')].join('\n'),
  );
  await folder.text(
    'exports/work-safety/2014年隐患台账.csv',
    [HEADER, row(1, '2013-12-31'), row(2, '2014-01-02')].join('\n'),
  );
  const sql = 'SELECT hazard_no FROM safety.hazard ORDER BY 1';
  const { rows } = await publishImport(folder, TEST_PROFILE, [sql], 'full');
  expect(rows[0]?.map(({ hazard_no }) => hazard_no)).toEqual([
    key(1, 2013),
    key(1, 2014),
    key(2, 2013),
    key(2, 2014),
  ]);
});

it('sheets of a workbook called after years are ledgers, and numbers may be numeric cells', async () => {
  const header = ['序号', '单位编号', '隐患内容', '隐患级别', '发现日期'];
  const row = (number: number, found: string) => [number, 'AQ000001', '通道堵塞', '一般', found];
  await folder.workbook('exports/work-safety/隐患台账.xlsx', {
    '2013年': [header, row(1, '2013-01-04'), row(2, '2013-06-04')],
    '2014年度': [header, row(1, '2013-12-31'), row(2, '2014-01-02')],
  });
  const sql = 'SELECT hazard_no, found_at FROM safety.hazard ORDER BY found_at';
  const { report, rows } = await publishImport(folder, TEST_PROFILE, [sql], 'full');
  expect(report.files.map(({ rejected }) => rejected)).toEqual([0, 0]);
  expect(rows[0]?.map(({ hazard_no }) => hazard_no)).toEqual([
    key(1, 2013),
    key(2, 2013),
    key(1, 2014),
    key(2, 2014),
  ]);
});

it('a column 年度 says the year of the numbers', async () => {
  await folder.text(
    'exports/work-safety/隐患台账.csv',
    [
      '年度,序号,单位编号,隐患内容,隐患级别,发现日期',
      '2013,1,AQ000001,通道堵塞,一般,2013-01-04',
      '2014年,1,AQ000001,通道堵塞,一般,2013-12-31',
    ].join('\n'),
  );
  const sql = 'SELECT hazard_no FROM safety.hazard ORDER BY found_at';
  const { rows } = await publishImport(folder, TEST_PROFILE, [sql], 'full');
  expect(rows[0]?.map(({ hazard_no }) => hazard_no)).toEqual([key(1, 2013), key(1, 2014)]);
});

it('numbers of parents that never begin again are as they were', async () => {
  const header = '工单编号,流水号,加盟企业编号,派单时间';
  await folder.text(
    'exports/hotline/工单.csv',
    `${header}\nFW2013000001,HJ2013000001,QY0042,2013-01-04 08:00:00`,
  );
  await folder.text('exports/hotline/加盟企业.csv', '加盟企业编号,企业名称\nQY0042,甲公司');
  const sql = 'SELECT firm_no, flags FROM services.work_order';
  const { report, rows } = await publishImport(folder, TEST_PROFILE, [sql], 'full');
  expect(report.files.map(({ flags }) => flags)).toEqual([{}, {}]);
  expect(rows[0]).toEqual([{ firm_no: 'QY0042', flags: null }]);
});

it('a paper ledger has 序号 for a number; beside 隐患编号 it is none', async () => {
  await folder.text(
    'exports/work-safety/隐患台账甲.csv',
    '序号,单位编号,隐患内容,隐患级别,发现日期\n3,AQ000001,通道堵塞,一般,2013-01-04',
  );
  await folder.text(
    'exports/work-safety/隐患台账乙.csv',
    '序号,隐患编号,单位编号,隐患内容,隐患级别,发现日期\n3,YH2013000009,AQ000001,通道堵塞,一般,2013-01-05',
  );
  const sql = 'SELECT hazard_no FROM safety.hazard ORDER BY found_at';
  const { rows } = await publishImport(folder, TEST_PROFILE, [sql], 'full');
  expect(rows[0]).toEqual([{ hazard_no: key(3, 2013) }, { hazard_no: 'YH2013000009' }]);
});

const STEPS = `SELECT hazard_no, sequence FROM safety.hazard_event ORDER BY at`;
const HAZARDS = [
  '隐患编号,单位编号,隐患内容,隐患级别,发现日期',
  '7,AQ000001,通道堵塞,一般,2013-11-20',
  '7,AQ000002,电线裸露,一般,2014-01-10',
];
const loop = (...steps: readonly (readonly [number, string, string])[]) =>
  ['隐患编号,序号,环节,时间', ...steps.map((step) => `7,${step.join(',')}`)].join('\n');

it('steps of two years that are open at once are told apart by their numbers', async () => {
  await folder.text('exports/work-safety/隐患台账.csv', HAZARDS.join('\n'));
  await folder.text(
    'exports/work-safety/隐患流程.csv',
    loop(
      [1, '登记', '2013-11-20 09:00:00'],
      [2, '派发', '2013-11-20 10:00:00'],
      [1, '登记', '2014-01-10 09:00:00'],
      [3, '整改', '2014-01-11 09:00:00'],
      [2, '派发', '2014-01-12 09:00:00'],
      [4, '申请复查', '2014-01-13 09:00:00'],
    ),
  );
  const { report, rows } = await publishImport(folder, TEST_PROFILE, [STEPS], 'full');
  expect(rows[0]?.map(({ hazard_no }) => hazard_no)).toEqual([
    key(7, 2013),
    key(7, 2013),
    key(7, 2014),
    key(7, 2013),
    key(7, 2014),
    key(7, 2013),
  ]);
  expect(report.files[1]).toMatchObject({ read: 6, accepted: 6, flags: {} });
  await rm(folder.at('exports'), { recursive: true });
  await folder.text(
    'exports/work-safety/隐患流程.csv',
    loop([5, '复查合格', '2014-01-20 09:00:00'], [3, '整改', '2014-01-21 09:00:00']),
  );
  const more = await publishImport(folder, TEST_PROFILE, [STEPS], 'incremental');
  expect(more.rows[0]?.slice(6)).toEqual([
    { hazard_no: key(7, 2013), sequence: 5 },
    { hazard_no: key(7, 2014), sequence: 3 },
  ]);
});

it('a step that may be the next of two years is loaded with the later one and marked', async () => {
  await folder.text('exports/work-safety/隐患台账.csv', HAZARDS.join('\n'));
  await folder.text(
    'exports/work-safety/隐患流程.csv',
    loop(
      [1, '登记', '2013-11-20 09:00:00'],
      [1, '登记', '2014-01-10 09:00:00'],
      [2, '派发', '2014-01-12 09:00:00'],
    ),
  );
  const { report, rows } = await publishImport(folder, TEST_PROFILE, [STEPS], 'full');
  expect(rows[0]?.at(-1)).toEqual({ hazard_no: key(7, 2014), sequence: 2 });
  expect(report.files[1]?.flags).toEqual({ NUMBER_YEAR_DOUBT: 1 });
});

/** A snapshot whose calls have their numbers alone, as those made before years were told apart. */
async function storedCalls(...rows: readonly RowValues[]): Promise<void> {
  const store = await openStore(folder.at('store'));
  const keys = await openKeyring(folder.at('keys'));
  const build = await beginBuild(store, { profile: TEST_PROFILE, synthetic: false, keys });
  await deliverRows(build, 'call', rows);
  await build.finish();
}
