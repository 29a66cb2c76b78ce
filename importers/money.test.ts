import { afterEach, beforeEach, expect, it } from 'vitest';
import { TEST_PROFILE } from '../data/testing/deliveries.ts';
import { TestFolder } from './testing/folder.ts';
import { runImport } from './testing/run-import.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const AMOUNTS = 'SELECT month, amount_yuan FROM economy.monthly_tax ORDER BY month';

const tax = (header: string, cells: readonly string[]) =>
  folder.text(
    'exports/tax/月度税收.csv',
    [
      `税号,所属期,税种,${header}`,
      ...cells.map((cell, n) => `T1,2015-0${n + 1},增值税,"${cell}"`),
    ].join('\n'),
  );

it.each([
  ['入库税额（万元）', ['1.5', '1,200'], [15_000, 12_000_000]],
  ['实缴税额(元)', ['1.5', '１，２００'], [1.5, 1200]],
  ['实缴税额', ['1.5万元', '0'], [15_000, 0]],
  ['实缴税额', ['1.5万元人民币', '￥1,200.50'], [15_000, 1200.5]],
  ['入库税额（元）', ['1.2亿', '(350)'], [120_000_000, -350]],
])('%s is stored in 元', async (header, cells, amounts) => {
  await tax(header, cells);
  const { rows } = await runImport(folder, TEST_PROFILE, [AMOUNTS]);
  expect(rows[0]?.map((row) => row.amount_yuan)).toEqual(amounts);
});

it('an amount without a unit is refused, and taken with the unit a map states', async () => {
  await tax('实缴税额', ['1.5', '2']);
  const { report } = await runImport(folder, TEST_PROFILE, []);
  expect(report.files[0]).toMatchObject({ read: 2, rejected: 2 });
  const map = await folder.text(
    'map.json',
    JSON.stringify({ files: [{ match: '月度税收.csv', units: { amount_yuan: '万元' } }] }),
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [AMOUNTS], map);
  expect(rows[0]?.map((row) => row.amount_yuan)).toEqual([15_000, 20_000]);
});

it('what one unit reported is refused, and a value whose indicator has no known unit', async () => {
  await folder.text(
    'exports/statistics/指标.csv',
    '指标代码,指标名称,计量单位\nA1,生产总值,亿元\nA2,某数,篮子\n',
  );
  await folder.text(
    'exports/statistics/指标值.csv',
    '指标代码,地区代码,时期,版本,数值,填报单位数\nA1,330203,2015年1-3月,1,12.5,30\nA1,330203,2015Q2,1,3.5,1\n',
  );
  const values = 'SELECT period, period_type, value FROM services.indicator_value';
  const { report, rows } = await runImport(folder, TEST_PROFILE, [values]);
  expect(report.files.map(({ accepted, rejected }) => [accepted, rejected])).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect(rows[0]).toEqual([{ period: '2015-01~03', period_type: 'C', value: 12.5 }]);
});

it('capital in a foreign currency is left out and told, and the firm is kept', async () => {
  await folder.text(
    'exports/business-registry/企业.csv',
    '企业编号,企业名称,注册资本,注册地址\nE1,甲公司,500万元人民币,药行街1号\nE2,乙公司,50万美元,药行街2号\n',
  );
  const capital = 'SELECT capital_yuan FROM economy.enterprise ORDER BY enterprise_id';
  const { report, rows } = await runImport(folder, TEST_PROFILE, [capital]);
  expect(rows[0]?.map((row) => row.capital_yuan)).toEqual([5_000_000, null]);
  expect(report.files[0]?.flags).toMatchObject({ CURRENCY_FOREIGN: 1 });
});

it('capital is in 元 unless its 币种 says otherwise', async () => {
  const firms = [
    'E1,甲公司,500,人民币',
    'E2,乙公司,50,美元',
    'E3,丙公司,60,',
    'E4,丁公司,,美元',
    'E5,戊公司,70,人民币万元',
  ];
  await folder.text(
    'exports/business-registry/企业.csv',
    `企业编号,企业名称,注册资本（万元）,币种\n${firms.join('\n')}\n`,
  );
  const capital = 'SELECT capital_yuan, flags FROM economy.enterprise ORDER BY enterprise_id';
  const { rows } = await runImport(folder, TEST_PROFILE, [capital]);
  expect(rows[0]).toEqual([
    { capital_yuan: 5_000_000, flags: 'MATCH_BY_NAME' },
    { capital_yuan: null, flags: 'MATCH_BY_NAME,CURRENCY_FOREIGN' },
    { capital_yuan: 600_000, flags: 'MATCH_BY_NAME' },
    { capital_yuan: null, flags: 'MATCH_BY_NAME' },
    { capital_yuan: 700_000, flags: 'MATCH_BY_NAME' },
  ]);
});

it('a row with an amount nobody can read is refused though the column may be empty', async () => {
  const header = '税号,所属期,税种,实缴税额（元）,地方级收入';
  const lines = [
    'T1,2015-01,增值税,1200,',
    'T1,2015-02,增值税,1200,300',
    'T1,2015-03,增值税,1200,0.03万元',
  ];
  await folder.text('exports/tax/月度税收.csv', [header, ...lines].join('\n'));
  const shares = 'SELECT month, local_yuan FROM economy.monthly_tax ORDER BY month';
  const { report, rows } = await runImport(folder, TEST_PROFILE, [shares]);
  expect(rows[0]).toEqual([
    { month: '2015-01', local_yuan: null },
    { month: '2015-03', local_yuan: 300 },
  ]);
  expect(report.files[0]?.examples.refused).toMatchObject([
    { line: 3, code: 'UNIT_UNKNOWN', column: '地方级收入' },
  ]);
});

it('a commercial building of three square metres is one whose unit is missing', async () => {
  const areas = ['BL1,甲楼,30000', 'BL2,乙楼,3.2', 'BL3,丙楼,3.2万㎡', 'BL4,丁楼,0'];
  await folder.text(
    'exports/building-economy/楼宇.csv',
    `楼宇编号,楼宇名称,总建筑面积\n${areas.join('\n')}\n`,
  );
  const { report, rows } = await runImport(folder, TEST_PROFILE, [
    'SELECT commercial_id AS id, total_area_square_metres AS area FROM economy.commercial_building ORDER BY 1',
  ]);
  expect(rows[0]).toEqual([
    { id: 'BL1', area: 30_000 },
    { id: 'BL3', area: 32_000 },
    { id: 'BL4', area: 0 },
  ]);
  expect(report.files[0]?.examples.refused).toMatchObject([{ line: 3, code: 'UNIT_UNKNOWN' }]);
});

it('marks business tax of after its end and a local share larger than the tax', async () => {
  const lines = [
    'T1,2016-05,营业税,100,50',
    'T1,2016-06,营业税,100,50',
    'T1,2016-06,增值税,100,150',
    'T1,2016-07,增值税,-100,-50',
  ];
  await folder.text(
    'exports/tax/月度税收.csv',
    `税号,所属期,税种,实缴税额（元）,地方级收入（元）\n${lines.join('\n')}\n`,
  );
  const flags = 'SELECT flags FROM economy.monthly_tax ORDER BY source_line';
  const { rows } = await runImport(folder, TEST_PROFILE, [flags]);
  expect(rows[0]?.map((row) => row.flags)).toEqual([
    null,
    'TAX_KIND_ENDED',
    'LOCAL_OVER_TAX',
    null,
  ]);
});

it('reads 营业期限 from two columns or one, and the area a firm uses', async () => {
  await folder.text(
    'exports/business-registry/企业一.csv',
    '企业编号,企业名称,注册地址,营业期限自,营业期限至,使用面积\nE1,甲公司,药行街1号,2001-01-01,2031-12-31,120\nE2,乙公司,药行街2号,2011-01-01,2001-12-31,0.1\n',
  );
  await folder.text(
    'exports/business-registry/企业二.csv',
    '企业编号,企业名称,注册地址,营业期限\nE3,丙公司,药行街3号,2001年1月1日至2031年12月31日\nE4,丁公司,药行街4号,2001-01-01至长期\nE5,戊公司,药行街5号,三十年\n',
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [
    'SELECT term_from, term_to, area_used_square_metres AS area, flags FROM economy.enterprise ORDER BY enterprise_id',
  ]);
  const firm = (from: string | null, to: string | null, area: number | null, flags: string) => ({
    term_from: from,
    term_to: to,
    area,
    flags,
  });
  expect(rows[0]).toEqual([
    firm('2001-01-01', '2031-12-31', 120, 'MATCH_BY_NAME'),
    firm('2011-01-01', '2001-12-31', 0.1, 'RANGE,MATCH_BY_NAME,TERM_ORDER'),
    firm('2001-01-01', '2031-12-31', null, 'MATCH_BY_NAME'),
    firm('2001-01-01', null, null, 'MATCH_BY_NAME'),
    firm(null, null, null, 'MATCH_BY_NAME,DATE_INVALID'),
  ]);
});

it('keeps when tax came in and for whom, and marks what came before its period', async () => {
  await folder.text(
    'exports/tax/月度税收.csv',
    '税号,所属期,税种,实缴税额（元）,入库日期,预算级次\nT1,2015-01,增值税,100,2015-02-10,区级\nT1,2015-02,增值税,100,2015-01-31,\n',
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [
    "SELECT paid_at, budget_level, flags LIKE '%PAID_BEFORE_PERIOD%' AS early FROM economy.monthly_tax ORDER BY month",
  ]);
  expect(rows[0]).toEqual([
    { paid_at: '2015-02-10', budget_level: '区级', early: null },
    { paid_at: '2015-01-31', budget_level: null, early: 1 },
  ]);
});
