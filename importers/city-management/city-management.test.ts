import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import { TestFolder } from '../testing/folder.ts';
import { runImport } from '../testing/run-import.ts';
import { settleCaseType } from './case-type.ts';
import { editionOf, settleComponent } from './component-code.ts';
import { COMPONENT_TYPES } from './component-types.ts';

function settle(given: RowValues) {
  const values: RowValues = { code_system: null, type_code: null, name: null, ...given };
  const checks = new RowChecks();
  settleComponent(values, checks, ['330203', '330212'], undefined);
  return { ...values, flags: checks.flags, code: checks.problem?.code };
}

describe('a component', () => {
  it.each([
    ['3302030118000231', '路灯', '0118', 'CJT214-2007'],
    ['3302030118000231', '街灯', '0118', 'CJT214-2007'],
    ['33020301037000001', '路灯', '01037', 'GBT47678.5-2026'],
    ['3302032101000001', '果皮箱', '2101', 'LOCAL'],
  ])('%s %s is of type %s, edition %s', (id, name, type, edition) => {
    const found = settle({ comp_id: id, name });
    expect(found).toMatchObject({ type_code: type, code_system: edition, flags: [] });
  });

  it('has the type of its name where the code says another, and is marked', () => {
    const found = settle({ comp_id: '3302030210000001', name: '交通控制箱' });
    expect(found).toMatchObject({ type_code: '0214', flags: ['COMP_CODE_NAME_MISMATCH'] });
  });

  it('may have a type column with the code, its last digits or the name', () => {
    for (const text of ['0118', '18', '路灯', '照明设施'])
      expect(settle({ comp_id: '3302030118000231', type_code: text }).flags).toEqual([]);
    expect(settle({ comp_id: '3302030118000231', type_code: '0305' }).flags).not.toEqual([]);
  });

  it.each(['330203011800023', '3302030118000000', '330203-0118-0001'])('%s is none', (id) => {
    expect(settle({ comp_id: id }).code).toBe('COMP_ID_FORMAT');
  });

  it('of another city or district is marked, unless its land came to this one', () => {
    for (const adcode of ['320508', '330205'])
      expect(settle({ comp_id: `${adcode}0118000231`, name: '路灯' }).flags).toEqual([
        'COMP_ADCODE',
      ]);
    expect(settle({ comp_id: '3302120118000231', name: '路灯' }).flags).toEqual([]);
  });

  it('without a name is marked where its code is of no type', () => {
    expect(settle({ comp_id: '3302039901000001' }).flags).toEqual(['COMP_TYPE_UNKNOWN']);
    expect(settle({ comp_id: '3302030118000231' }).flags).toEqual([]);
  });

  it('keeps a number of its own where the edition is declared to be local', () => {
    const found = settle({ comp_id: 'L-17', code_system: 'LOCAL' });
    expect(found).toMatchObject({ type_code: 'LOCAL', code: undefined });
  });
});

it('knows the 85 types of 2007 and tells the edition from codes and names', () => {
  expect(COMPONENT_TYPES.filter(({ code2007 }) => code2007)).toHaveLength(85);
  const of = (code: string, name: string) => ({ id: `330203${code}000001`, name });
  expect(editionOf([of('0118', '路灯')])).toBe('CJT214-2007');
  expect(editionOf([of('01037', '路灯')])).toBe('GBT47678.5-2026');
  expect(editionOf([of('0137', '路灯'), of('0138', '地灯')])).toBe('GBT30428.2-2013');
});

it.each([
  ['0501', '0501', 'CJT214-2007', []],
  ['3302030501', '0501', 'CJT214-2007', []],
  ['09001', '09001', 'GBT47678.5-2026', []],
  ['暴露垃圾', '0102', 'CJT214-2007', []],
  ['0577', '0577', 'CJT214-2007', ['CASE_TYPE_UNKNOWN']],
])('a case of %s is of type %s, edition %s', (text, type, edition, flags) => {
  const values: RowValues = { type_code: text, code_system: null, object_kind: 'event' };
  const checks = new RowChecks();
  settleCaseType(values, checks);
  expect({ ...values, flags: checks.flags }).toMatchObject({
    type_code: type,
    code_system: edition,
    flags,
  });
});

describe('a survey', () => {
  let folder: TestFolder;
  beforeEach(async () => {
    folder = await TestFolder.make();
  });
  afterEach(() => folder.remove());

  const survey = (rows: readonly string[]) =>
    folder.text(
      'exports/city-management/部件.csv',
      ['部件标识码,部件名称,X坐标,Y坐标', ...rows].join('\n'),
      'gb18030',
    );
  const COMPONENTS = `SELECT comp_id, round(longitude_degrees, 4) AS x, round(latitude_degrees, 4) AS y, flags
    FROM city.component ORDER BY comp_id`;

  it('gives north as X and east as Y; twins and exchanged axes are marked', async () => {
    await survey([
      '3302030118000001,路灯,3307000.00,648000.00',
      '3302030118000002,路灯,3307000.10,648000.10',
      '3302030118000003,路灯,3307100.00,648000.00',
      '3302030118000004,路灯,648200.00,3307200.00',
    ]);
    const { rows, report } = await runImport(folder, TEST_PROFILE, [COMPONENTS]);
    expect(report.files[0]?.crs).toContain('EPSG:4549');
    expect(rows[0]?.map(({ flags }) => flags)).toEqual([
      null,
      'COMP_DUP_NEAR',
      null,
      'COORD_AXES_SWAPPED',
    ]);
    for (const { x, y } of rows[0] ?? [])
      expect([Math.floor(x as number), Math.floor(y as number)]).toEqual([121, 29]);
  });

  it('keeps the columns a city added', async () => {
    await folder.text(
      'exports/city-management/部件.csv',
      '部件标识码,部件名称,经度,纬度,材质,设置位置,采集人姓名,DeptCode1,主管部门代码\n3302030101000001,上水井盖,121.5,29.8,铸铁,-,张三,A07,0107\n',
    );
    const query = 'SELECT extras FROM city.component';
    const { rows, report } = await runImport(folder, TEST_PROFILE, [query]);
    const extras = '{"材质":"铸铁","DeptCode1":"A07","主管部门代码":"0107"}';
    expect(rows[0]).toEqual([{ extras }]);
    expect(report.files[0]?.unknownColumns).toEqual([
      '材质',
      '设置位置',
      '采集人姓名',
      'DeptCode1',
      '主管部门代码',
    ]);
  });

  it('without identifiers gets codes of type and place, the same each time, and each row says so', async () => {
    const rows = ['高杆灯,121.5500001,29.8700001', '高杆灯,121.5500501,29.8700001'];
    await folder.text(
      'exports/city-management/路灯.csv',
      `杆型,高德经度,高德纬度\n${[...rows, '高杆灯,,', rows[0]].join('\n')}\n`,
    );
    const map = {
      files: [
        {
          match: '*路灯.csv',
          table: 'component',
          columns: { 杆型: 'extras' },
          defaults: { type_code: '路灯' },
          madeCodes: true,
        },
      ],
    };
    const path = await folder.text('map.json', JSON.stringify(map));
    const query = 'SELECT comp_id, type_code, flags FROM city.component ORDER BY comp_id';
    const first = await runImport(folder, TEST_PROFILE, [query], path);
    const again = await runImport(folder, TEST_PROFILE, [query], path);
    expect(again.rows).toEqual(first.rows);
    const [lamp, next] = first.rows[0] ?? [];
    expect(lamp?.comp_id).toMatch(/^推算-\d{4}-121\.54\d{4}-29\.87\d{4}$/);
    expect(next?.comp_id).not.toBe(lamp?.comp_id);
    expect(lamp).toMatchObject({ type_code: expect.stringMatching(/^\d{4}$/) as string });
    expect(String(lamp?.flags)).toContain('COMP_CODE_MADE');
    expect(first.report.files[0]).toMatchObject({
      accepted: 2,
      rejected: 2,
      refusals: { DUPLICATE_KEY: 1 },
      flags: { COMP_CODE_MADE: 3 },
    });
    expect(first.report.files[0]?.crs).toContain('GCJ-02');
  });

  it('whose codes all end in 0 was mangled and is refused as a whole', async () => {
    const mangled = [1, 2, 3, 4, 5].map((n) => `33020301180000${n}0,路灯,3307${n}00,648000`);
    await survey(mangled);
    await expect(runImport(folder, TEST_PROFILE, [])).rejects.toThrow('CODE_MANGLED');
  });
});

describe('a closed case', () => {
  let folder: TestFolder;
  beforeEach(async () => {
    folder = await TestFolder.make();
  });
  afterEach(() => folder.remove());

  const FLAGS = 'SELECT case_no, state, flags FROM city.city_case ORDER BY case_no';
  const importCases = async (header: string, cases: readonly string[]) => {
    const lines = [`案件编号,编码版本,小类,案件状态,上报时间,${header}`, ...cases];
    await folder.text('exports/city-management/案件.csv', `${lines.join('\n')}\n`);
    return (await runImport(folder, TEST_PROFILE, [FLAGS])).rows[0];
  };
  const begun = (no: string, state: string) =>
    `${no},CJ/T 214-2007,0102,${state},2016-03-01 08:00:00`;

  it('was checked: one without is marked, and 核查结案 says both', async () => {
    const rows = await importCases('核查时间,结案时间', [
      `${begun('C1', '结案')},2016-03-02 08:00:00,2016-03-02 09:00:00`,
      `${begun('C2', '结案')},,2016-03-02 09:00:00`,
      `${begun('C3', '核查结案')},2016-03-02 08:00:00,2016-03-02 09:00:00`,
      `${begun('C4', '处置')},,`,
    ]);
    expect(rows).toEqual([
      { case_no: 'C1', state: 'close', flags: null },
      { case_no: 'C2', state: 'close', flags: 'CLOSED_WITHOUT_CHECK' },
      { case_no: 'C3', state: 'close', flags: 'CODE_MAPPED' },
      { case_no: 'C4', state: 'handle', flags: null },
    ]);
  });

  it('is not both in time and overdue', async () => {
    const rows = await importCases('是否按期,是否超期', [
      `${begun('C1', '处置')},是,否`,
      `${begun('C2', '处置')},是,是`,
      `${begun('C3', '处置')},,`,
    ]);
    expect(rows?.map(({ flags }) => flags)).toEqual([null, 'CASE_FLAGS_CONFLICT', null]);
  });

  it('is not asked for a check where the export has no such column', async () => {
    const rows = await importCases('结案时间', [`${begun('C1', '结案')},2016-03-02 09:00:00`]);
    expect(rows).toEqual([{ case_no: 'C1', state: 'close', flags: null }]);
  });
});
