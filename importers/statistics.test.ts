import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadProfile } from '../data/profile.ts';
import { TestFolder } from './testing/folder.ts';
import { publishImport, runImport } from './testing/run-import.ts';

const profile = await loadProfile('haishu-2016');
const DISTRICT = profile.adcode;
const STREETS = profile.streets.map(({ code }) => code);

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
  await folder.text(
    'exports/指标目录.csv',
    '指标代码,指标名称,计量单位,频率,小数位,汇总方式\n' +
      'T1,投资,万元,月,0,合计\nT2,失业率,%,月,1,不汇总\nT3,人均收入,元,年,0,不汇总\nT4,价格指数,上年同月=100,月,1,不汇总\n',
  );
});
afterEach(() => folder.remove());

const FLAGGED =
  'SELECT indicator_code || area_code || period AS at, flags FROM services.indicator_value WHERE flags IS NOT NULL ORDER BY id';

/** Writes values: indicator, area, period, value and what else. */
const write = (name: string, rows: readonly string[]) =>
  folder.text(
    `exports/${name}.csv`,
    `指标代码,地区代码,时期,数值,同比增长(%),口径,版本\n${rows.join('\n')}\n`,
  );

async function flagged(rows: readonly string[]): Promise<unknown> {
  await write('指标值', rows);
  const { rows: found } = await runImport(folder, profile, [FLAGGED]);
  return found[0]!.map(({ at, flags }) => `${String(at)} ${String(flags)}`);
}

describe('running totals of a year', () => {
  it('never fall, whatever months are missing; a new year begins anew', async () => {
    const of = (indicator: string, period: string, value: number) =>
      `${indicator},${DISTRICT},${period},${value},,,1`;
    expect(
      await flagged([
        of('T1', '2015-01~11', 90),
        of('T1', '2015-01~12', 100),
        of('T1', '2016-01~02', 20),
        of('T1', '2016年1-5月', 19),
        of('T1', '2016-01~06', 19),
        of('T2', '2016-01~02', 4),
        of('T2', '2016-01~03', 3),
      ]),
    ).toEqual([`T1${DISTRICT}2016-01~05 CUMULATIVE_FALLS`]);
  });

  it('are compared with those a later delivery adds to', async () => {
    await write('指标值', [`T1,${DISTRICT},2016-01~05,50,,,1`]);
    await publishImport(folder, profile, [], 'full');
    await write('指标值', [`T1,${DISTRICT},2016-01~06,49,,,1`]);
    const { rows } = await publishImport(folder, profile, [FLAGGED], 'incremental');
    expect(rows[0]).toEqual([{ at: `T1${DISTRICT}2016-01~06`, flags: 'CUMULATIVE_FALLS' }]);
  });
});

describe('the district', () => {
  const streets = (indicator: string, value: number) =>
    STREETS.map((code) => `${indicator},${code},2015,${value},,,1`);
  const total = 10 * STREETS.length;

  it('is the sum of its streets, but for what rounding may lose', async () => {
    expect(await flagged([...streets('T1', 10), `T1,${DISTRICT},2015,${total + 1},,,1`])).toEqual(
      [],
    );
  });

  it('is marked where it is not', async () => {
    const wrong = `T1,${DISTRICT},2015,${total + 20},,,1`;
    expect(await flagged([...streets('T1', 10), wrong])).toEqual([`T1${DISTRICT}2015 STREETS_SUM`]);
  });

  it('of before land of another district came to it is the sum of the streets of then', async () => {
    const wide = await loadProfile('haishu-17');
    const then = wide.streets.filter(({ formerCode }) => formerCode === undefined);
    const total = (streets: number) => `T1,${DISTRICT},2015,${10 * streets},,,1`;
    const rows = wide.streets.map(({ code }) => `T1,${code},2015,10,,,1`);
    for (const [count, marks] of [
      [wide.streets.length, 0],
      [then.length, 0],
      [then.length + 4, 1],
    ] as const) {
      await write('指标值', [...rows, total(count)]);
      const { rows: found } = await runImport(folder, wide, [FLAGGED]);
      expect(found[0]).toHaveLength(marks);
    }
  });

  it('is not compared while a street is missing, nor where values do not add up', async () => {
    expect(
      await flagged([
        ...streets('T1', 10).slice(1),
        `T1,${DISTRICT},2015,${total + 50},,,1`,
        ...streets('T3', 10),
        `T3,${DISTRICT},2015,11,,,1`,
      ]),
    ).toEqual([]);
  });
});

describe('the change on the year', () => {
  it('is what the two values give, in points for a share', async () => {
    expect(
      await flagged([
        `T1,${DISTRICT},2015-05,1000,,,1`,
        `T1,${DISTRICT},2016-05,1100,10.0,,1`,
        `T2,${DISTRICT},2015-05,4.0,,,1`,
        `T2,${DISTRICT},2016-05,4.5,0.5,,1`,
        `T4,${DISTRICT},2015-05,102,,,1`,
        `T4,${DISTRICT},2016-05,101,1.0,,1`,
      ]),
    ).toEqual([]);
  });

  it('is marked where it is not, unless it may be at other prices', async () => {
    expect(
      await flagged([
        `T1,${DISTRICT},2015-05,1000,,,1`,
        `T1,${DISTRICT},2016-05,1100,16.0,,1`,
        `T1,${DISTRICT},2015Q2,1000,,当年价,1`,
        `T1,${DISTRICT},2016Q2,1100,7.0,当年价,1`,
      ]),
    ).toEqual([`T1${DISTRICT}2016-05 CHANGE_DIFF`]);
  });

  it('may be that on any version of the year before', async () => {
    expect(
      await flagged([
        `T1,${DISTRICT},2015-05,900,,,1`,
        `T1,${DISTRICT},2015-05,1000,,,2`,
        `T1,${DISTRICT},2016-05,1100,10.0,,1`,
      ]),
    ).toEqual([]);
  });
});

it('names of the district and of streets become codes, sets of streets stay, others are marked', async () => {
  const [street] = profile.streets;
  await write(
    '指标值',
    ['全区', street!.name, 'OLD8', '330299'].map((area) => `T1,${area},2015,1,,,1`),
  );
  const { rows } = await runImport(folder, profile, [
    'SELECT area_code, flags FROM services.indicator_value ORDER BY id',
  ]);
  expect(rows[0]).toEqual([
    { area_code: DISTRICT, flags: null },
    { area_code: street!.code, flags: null },
    { area_code: 'OLD8', flags: null },
    { area_code: '330299', flags: 'AREA_CODE_UNKNOWN' },
  ]);
});

it.each([
  ['2015年第三季度', '2015Q3'],
  ['2015Q4', '2015Q4'],
  ['2015', '2015'],
  ['2015年上半年', '2015H1'],
])('a value may be of %s', async (written, period) => {
  await write('指标值', [`T1,${DISTRICT},${written},1,,,1`]);
  const { rows } = await runImport(folder, profile, [
    'SELECT period, flags FROM services.indicator_value',
  ]);
  expect(rows[0]).toEqual([{ period, flags: null }]);
});

describe('the unit of values', () => {
  const unitsOf = async (header: string, rows: readonly string[]) => {
    await folder.text('exports/指标值.csv', [header, ...rows].join('\n'));
    const { rows: found } = await runImport(folder, profile, [
      'SELECT value, unit, flags FROM services.indicator_value',
    ]);
    return found[0];
  };
  const row = `T1,${DISTRICT},2015-05,1,15,3.5`;

  it('may stand in the header; another than that of the indicator is marked', async () => {
    const same = await unitsOf('指标代码,地区代码,时期,版本,数值(万元),同比增长(%)', [row]);
    expect(same).toEqual([{ value: 15, unit: '万元', flags: null }]);
    const other = await unitsOf('指标代码,地区代码,时期,版本,数值（亿元）,同比增长(%)', [row]);
    expect(other).toEqual([{ value: 15, unit: '亿元', flags: 'UNIT_DIFF' }]);
  });

  it('may stand in a row below the header', async () => {
    const header = '指标代码,地区代码,时期,版本,数值,同比增长';
    expect(await unitsOf(header, [',,,,亿元,%', row])).toEqual([
      { value: 15, unit: '亿元', flags: 'UNIT_DIFF' },
    ]);
  });
});
