import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { citizenIdCheck } from '../../contract/citizen-number.ts';
import { TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { TestFolder } from '../testing/folder.ts';
import { runImport } from '../testing/run-import.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

type Position = readonly [number, number];
const X = 121.54;
const Y = 29.87;
const box = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const feature = (properties: Record<string, unknown>, ...polygons: Position[][][]) => ({
  type: 'Feature',
  properties,
  geometry:
    polygons.length === 1
      ? { type: 'Polygon', coordinates: polygons[0] }
      : { type: 'MultiPolygon', coordinates: polygons },
});
const features = (name: string, ...list: unknown[]) =>
  folder.text(`exports/${name}`, JSON.stringify({ type: 'FeatureCollection', features: list }));

const BUILDINGS = `SELECT building_id, floors_up, height_metres, geometry_kind, community_code, street_code, flags
  FROM base.building ORDER BY building_id`;
const PARTS =
  'SELECT building_id, part_no, part_kind, floor_from, floor_to FROM base.building_part ORDER BY 1, 2';

describe('buildings', () => {
  it('groups podium and tower, splits several polygons, estimates heights and finds the community', async () => {
    await features(
      '社区.geojson',
      feature({ 代码: '330203005005', 级别: '社区', 名称: '中山' }, [
        box(X - 0.01, Y - 0.01, 0.02),
      ]),
    );
    const tower = { 楼幢编号: 'B1', 地上层数: 20, 高度: 66 };
    await features(
      '楼栋.geojson',
      feature({ ...tower, 部位号: 1, 部位: '裙楼', 起始层: 1, 终止层: 4 }, [box(X, Y, 0.0005)]),
      feature({ ...tower, 部位号: 2, 部位: '塔楼', 起始层: 5, 终止层: 20 }, [box(X, Y, 0.0002)]),
      feature(
        { 楼幢编号: 'B2', 地上层数: 6 },
        [box(X + 0.001, Y, 0.0002)],
        [box(X + 0.002, Y, 0.0002)],
      ),
      feature({ 楼幢编号: 'B3', 地上层数: 6, 社区代码: '330203999999' }, [
        box(X + 0.05, Y, 0.0002),
      ]),
    );
    const { rows } = await runImport(folder, TEST_PROFILE, [BUILDINGS, PARTS]);
    expect(rows[0]).toMatchObject([
      {
        building_id: 'B1',
        floors_up: 20,
        height_metres: 66,
        geometry_kind: 'surveyed',
        community_code: '330203005005',
        street_code: '330203005',
        flags: null,
      },
      { building_id: 'B2', height_metres: 18, geometry_kind: 'derived', flags: 'HEIGHT_ESTIMATED' },
      {
        building_id: 'B3',
        community_code: '330203999999',
        flags: 'AREA_CODE_UNKNOWN,HEIGHT_ESTIMATED',
      },
    ]);
    expect(rows[1]).toEqual([
      { building_id: 'B1', part_no: 1, part_kind: 'podium', floor_from: 1, floor_to: 4 },
      { building_id: 'B1', part_no: 2, part_kind: 'tower', floor_from: 5, floor_to: 20 },
      { building_id: 'B2', part_no: 1, part_kind: null, floor_from: 1, floor_to: 6 },
      { building_id: 'B2', part_no: 2, part_kind: null, floor_from: 1, floor_to: 6 },
      { building_id: 'B3', part_no: 1, part_kind: null, floor_from: 1, floor_to: 6 },
    ]);
  });

  it('puts an address together from the columns of its levels where there is none', async () => {
    const levels = (id: string, west: number, more: object) =>
      feature(
        {
          楼幢编号: id,
          地上层数: 6,
          街路巷: null,
          门牌号: null,
          小区: null,
          幢: null,
          地址: null,
          ...more,
        },
        [box(X + west, Y, 0.0002)],
      );
    await features(
      '楼栋.geojson',
      levels('B1', 0, { 街路巷: '县前街', 门牌号: '61' }),
      levels('B2', 0.001, { 街路巷: '县前街', 门牌号: '61号', 小区: '月湖花园', 幢: 3 }),
      levels('B3', 0.002, { 街路巷: '县前街', 门牌号: '61', 地址: '药行街1号' }),
      levels('B4', 0.003, { 门牌号: '61' }),
    );
    const { rows } = await runImport(folder, TEST_PROFILE, [
      'SELECT address FROM base.building ORDER BY building_id',
    ]);
    expect(rows[0]?.map(({ address }) => address)).toEqual([
      '县前街61号',
      '县前街61号月湖花园3幢',
      '药行街1号',
      null,
    ]);
  });

  it('refuses what cannot stand and keeps both accounts', async () => {
    await features(
      '楼栋.geojson',
      feature({ 楼幢编号: 'B1', 地上层数: 6 }, [box(X, Y, 0.0002)]),
      feature({ 楼幢编号: null, 地上层数: 6 }, [box(X, Y, 0.0002)]),
      feature({ 楼幢编号: 'B3', 地上层数: null }, [box(X, Y, 0.0002)]),
      feature({ 楼幢编号: 'B4', 地上层数: 6 }, [box(X, Y, 0)]),
      feature({ 楼幢编号: 'B5', 地上层数: 6 }, [box(X + 20, Y, 0.0002)]),
    );
    const { report } = await runImport(folder, TEST_PROFILE, []);
    const counts = report.files.map(({ table, read, accepted, rejected }) => ({
      table,
      read,
      accepted,
      rejected,
    }));
    expect(counts).toEqual([
      { table: 'building', read: 5, accepted: 1, rejected: 4 },
      { table: 'building_part', read: 5, accepted: 1, rejected: 4 },
    ]);
    const named = report.files.flatMap(({ examples }) =>
      examples.refused.filter(({ line }) => line === 3).map(({ column }) => column),
    );
    expect(named).toEqual(['地上层数', '地上层数']);
  });

  it('reads a foreign file through a map and feeds units of area', async () => {
    await features(
      'foreign.json',
      feature({ id: 7, height: 12, label: '１号楼', area: 2 }, [box(X, Y, 0.0002)]),
    );
    const map = await folder.text(
      'map.json',
      JSON.stringify({
        files: [
          {
            match: '*.json',
            table: 'building',
            crs: 'WGS84',
            columns: { id: 'building_id', height: 'floors_up', label: 'name' },
          },
        ],
      }),
    );
    const { report, rows } = await runImport(
      folder,
      TEST_PROFILE,
      ['SELECT building_id, name, floors_up FROM base.building'],
      map,
    );
    expect(rows[0]).toEqual([{ building_id: '7', name: '１号楼', floors_up: 12 }]);
    expect(report.files[0]?.unknownColumns).toEqual(['area']);
  });

  it('refuses a map that names what there is not', async () => {
    await features('a.json');
    const map = await folder.text(
      'map.json',
      JSON.stringify({ files: [{ match: '*', columns: { a: 'no_such_field' } }] }),
    );
    await expect(runImport(folder, TEST_PROFILE, [], map)).rejects.toMatchObject({
      kind: 'invalid',
      place: { file: map },
    });
  });
});

describe('rooms', () => {
  const ROOMS =
    'SELECT room_id, floor_no, floor_no_top, floor_label, room_no, flags FROM base.room ORDER BY source_line';

  it('gives physical floors to the labels of a building', async () => {
    await features('楼栋.geojson', feature({ 楼幢编号: 'B1', 地上层数: 7 }, [box(X, Y, 0.0002)]));
    const lines = [
      'B1,1,,１０１',
      'B1,夹层,,M01',
      'B1,2,,201',
      'B1,3,,301',
      'B1,3A,,3A01',
      'B1,5,6,501',
      'B1,,,602',
      'B1,B1,,车1',
    ];
    await folder.text(
      'exports/房间.csv',
      `楼幢编号,楼层,止层,室号,房屋性质\n${lines.map((line) => `${line},自有`).join('\n')}\n`,
      'gb18030',
    );
    const { rows } = await runImport(folder, TEST_PROFILE, [ROOMS]);
    expect(rows[0]?.map((row) => [row.room_no, row.floor_no, row.floor_no_top])).toEqual([
      ['101', 1, 1],
      ['M01', 2, 2],
      ['201', 3, 3],
      ['301', 4, 4],
      ['3A01', 5, 5],
      ['501', 6, 7],
      ['602', 7, 7],
      ['车1', -1, -1],
    ]);
    expect(rows[0]?.[0]?.room_id).toBe('B1--1-101');
    expect(rows[0]?.[6]).toMatchObject({ floor_label: '6', flags: 'FLOOR_FROM_ROOM_NO' });
  });
});

it('takes 是否出租 for what 房屋性质 leaves open, and marks a room of which both say something else', async () => {
  await features('楼栋.geojson', feature({ 楼幢编号: 'B1', 地上层数: 6 }, [box(X, Y, 0.0005)]));
  const rooms = ['R1,101,,是', 'R2,102,,否', 'R3,103,出租,是', 'R4,104,自住,是', 'R5,105,空置,'];
  await folder.text(
    'exports/房间.csv',
    `房屋编码,室,房屋性质,是否出租,楼幢编号,楼层\n${rooms.map((row) => `${row},B1,1\n`).join('')}`,
  );
  const { rows, report } = await runImport(folder, TEST_PROFILE, [
    'SELECT tenure, flags FROM base.room ORDER BY room_id',
  ]);
  const told = report.files.find(({ table }) => table === 'room');
  expect(told?.unknownColumns).toEqual([]);
  expect(told?.servingColumns).toEqual([
    { header: '是否出租', title: '房屋性质', titleEn: 'Tenure' },
  ]);
  expect(rows[0]).toEqual([
    { tenure: 'rented', flags: null },
    { tenure: null, flags: null },
    { tenure: 'rented', flags: null },
    { tenure: 'owner', flags: 'TENURE_CONFLICT' },
    { tenure: 'vacant', flags: null },
  ]);
});

it('takes a record with a reason why it was cancelled for a historical one, also without the day', async () => {
  const people = ['P1,甲,护照,E1234567,迁出', 'P2,乙,护照,E1234568,'];
  await folder.text(
    'exports/人口.csv',
    `记录编号,姓名,证件类型,证件号码,注销原因\n${people.join('\n')}\n`,
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [
    'SELECT state FROM people.resident ORDER BY record_no',
  ]);
  expect(rows[0]).toEqual([{ state: 'historical' }, { state: 'current' }]);
});

it('marks a letting of the future, and says which units are key for public security', async () => {
  await features('楼栋.geojson', feature({ 楼幢编号: 'B1', 地上层数: 6 }, [box(X, Y, 0.0005)]));
  await folder.text(
    'exports/房间.csv',
    '房屋编码,房号,楼幢编号,楼层,出租登记日期\nR1,101,B1,1,2015/3/2\nR2,102,B1,1,2099-01-01\n',
  );
  await folder.text(
    'exports/单位.csv',
    '单位编号,单位名称,治安重点单位\nU1,甲,是\nU2,乙,否\nU3,丙,\n',
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [
    'SELECT let_registered_at, flags FROM base.room ORDER BY room_id',
    'SELECT security_key FROM economy.unit ORDER BY unit_id',
  ]);
  expect(rows).toEqual([
    [
      { let_registered_at: '2015-03-02', flags: null },
      { let_registered_at: '2099-01-01', flags: 'DATE_FUTURE' },
    ],
    [{ security_key: 'yes' }, { security_key: 'no' }, { security_key: null }],
  ]);
});

describe('residents', () => {
  const id = (first17: string) => first17 + citizenIdCheck(first17);
  const MAN = id('33020319800615123');
  const INVENTED = id('33029919800615123');
  const header = '记录编号,姓名,证件类型,身份证号,性别,出生日期,手机,注销日期\n';
  const RESIDENTS =
    'SELECT record_no, state, sex, birth_year, person_key, flags FROM people.resident ORDER BY record_no';

  it('checks documents, completes from them and marks what disagrees', async () => {
    const lines = [
      `P1,甲,身份证,${MAN},,,13812345678,`,
      `P2,乙,居民身份证,${MAN},女,1980-06-16,13812345678,2015-01-01`,
      `P3,丙,,${INVENTED},男,1980/6/15,12812345678,`,
      'P4,丁,护照,E1234567,女,1990-01-01,12,',
      `P5,戊,身份证,${MAN.slice(0, 17)}*,男,,,`,
      `P6,己,身份证,330203800615123,男,,,`,
      `P7,庚,身份证,${MAN.slice(0, 17)}?,男,,,`,
    ];
    await folder.text('exports/人口.csv', header + lines.join('\n'), 'gb18030');
    const { report, rows } = await runImport(folder, TEST_PROFILE, [RESIDENTS]);
    expect(rows[0]).toMatchObject([
      { record_no: 'P1', state: 'current', sex: 'male', birth_year: 1980, flags: null },
      {
        record_no: 'P2',
        state: 'historical',
        sex: 'female',
        birth_year: 1980,
        flags: 'ID_SEX_MISMATCH,ID_BIRTH_MISMATCH,ID_NAME_CONFLICT',
      },
      { record_no: 'P3', flags: 'SYNTHETIC_ID,SYNTHETIC_PHONE' },
      { record_no: 'P4', sex: 'female', birth_year: 1990, flags: 'PHONE_FORMAT' },
      { record_no: 'P5', sex: 'male', birth_year: null, flags: 'ID_FORMAT' },
      { record_no: 'P6', flags: 'ID_15_DIGITS,ID_NAME_CONFLICT' },
    ]);
    expect(rows[0]?.[0]?.person_key).toEqual(rows[0]?.[1]?.person_key);
    expect(rows[0]?.[0]?.person_key).toEqual(rows[0]?.[5]?.person_key);
    expect(report.files[0]).toMatchObject({ read: 7, accepted: 6, rejected: 1 });
  });

  it('marks an ID number under a second name, in another file too, and takes blanks in a name for nothing', async () => {
    const other = id('33020319810615123');
    const lines = [`A1,张三,身份证,${MAN}`, `A2,张 三,身份证,${MAN}`, `A3,李四,护照,E1234567`];
    const more = [`B1,张山,身份证,${MAN}`, `B2,李思,护照,E1234567`, `B3,李四,身份证,${other}`];
    const short = '记录编号,姓名,证件类型,身份证号\n';
    await folder.text('exports/人口_一.csv', short + lines.join('\n'));
    await folder.text('exports/人口_二.csv', short + more.join('\n'));
    const { report, rows } = await runImport(folder, TEST_PROFILE, [RESIDENTS]);
    const marked = rows[0]?.filter(({ flags }) => flags !== null);
    expect(marked).toMatchObject([{ flags: 'ID_NAME_CONFLICT' }]);
    const [finding] = report.files.flatMap(({ examples }) => examples.marked);
    expect(finding).toMatchObject({ code: 'ID_NAME_CONFLICT', column: '姓名' });
  });

  it('marks a person who lives in two rooms at once, not one who moved or whose registration stayed', async () => {
    await features('楼栋.geojson', feature({ 楼幢编号: 'B1', 地上层数: 6 }, [box(X, Y, 0.0005)]));
    await folder.text(
      'exports/房间.csv',
      '房屋编码,房号,楼幢编号,楼层\nR1,101,B1,1\nR2,102,B1,1\n',
    );
    const other = id('33020319810615123');
    const lines = [
      `A1,甲,身份证,${MAN},R1,人户一致,现行`,
      `A2,甲,身份证,${MAN},R2,人在户不在,现行`,
      `A3,甲,身份证,${MAN},R2,,历史`,
      `B1,乙,身份证,${other},R1,人在户不在,现行`,
      `B2,乙,身份证,${other},R2,户在人不在,现行`,
      `B3,乙,身份证,${other},R1,,现行`,
    ];
    await folder.text(
      'exports/人口.csv',
      `记录编号,姓名,证件类型,身份证号,房屋编码,人户关系,记录状态\n${lines.join('\n')}\n`,
    );
    const { rows } = await runImport(folder, TEST_PROFILE, [
      'SELECT record_no, flags FROM people.resident WHERE flags IS NOT NULL',
    ]);
    expect(rows[0]).toEqual([{ record_no: 'A2', flags: 'LIVES_TWICE' }]);
  });

  it('checks a permit: its days in order, its number where it is a citizen number', async () => {
    const lines = [
      `A1,甲,护照,E1234567,${MAN},2015-01-01,2016-01-01`,
      `A2,乙,护照,E1234568,${MAN.slice(0, 17)}?,2015-01-01,长期`,
      `A3,丙,护照,E1234569,33020319800615123${MAN.endsWith('1') ? 2 : 1},2015-01-01,2016-01-01`,
      'A4,丁,护照,E1234570,甬居20150001,2016-01-02,2016-01-01',
    ];
    await folder.text(
      'exports/人口.csv',
      `记录编号,姓名,证件类型,证件号码,居住证号,居住证签发日期,居住证到期\n${lines.join('\n')}\n`,
    );
    const { rows } = await runImport(folder, TEST_PROFILE, [
      'SELECT record_no, permit_from, flags FROM people.resident ORDER BY record_no',
    ]);
    expect(rows[0]).toEqual([
      { record_no: 'A1', permit_from: '2015-01-01', flags: null },
      { record_no: 'A2', permit_from: '2015-01-01', flags: 'DATE_OPEN_END' },
      { record_no: 'A3', permit_from: '2015-01-01', flags: 'ID_CHECKSUM' },
      { record_no: 'A4', permit_from: '2016-01-02', flags: 'TERM_ORDER' },
    ]);
  });

  it('gives the same rows from CSV and xlsx', async () => {
    const lines = [
      [`P1`, '甲', '身份证', MAN, '男', '1980-06-15', '13812345678', ''],
      ['P2', '乙', '护照', 'E1234567', '女', '1990-01-01', '', ''],
    ];
    await folder.text('exports/人口.csv', header + lines.map((line) => line.join()).join('\n'));
    const asText = (await runImport(folder, TEST_PROFILE, [RESIDENTS])).rows;
    const other = await TestFolder.make();
    await other.workbook('exports/人口.xlsx', {
      a: [['人口表'], header.trim().split(','), ...lines],
    });
    const asSheet = (await runImport(other, TEST_PROFILE, [RESIDENTS])).rows;
    await other.remove();
    const withoutKeys = (rows: typeof asText) => rows[0]?.map(({ person_key: _, ...row }) => row);
    expect(withoutKeys(asSheet)).toEqual(withoutKeys(asText));
  });
});

it('lists the values rooms and buildings are loaded without, each at its own line', async () => {
  const part = (number: number, lifts: number) =>
    feature({ 楼幢编号: 'B1', 地上层数: 6, 部位号: number, 电梯数: lifts }, [
      box(X + number * 0.001, Y, 0.0005),
    ]);
  await features('楼栋.geojson', part(1, 1), part(2, 9999));
  await folder.text(
    'exports/房间.csv',
    '房屋编码,楼幢编号,楼层,房号,建筑面积\nR1,B1,1,101,90\nR2,B1,1,102,99999999\n',
  );
  const { report } = await runImport(folder, TEST_PROFILE, []);
  const marked = report.files.flatMap(({ table, examples }) =>
    examples.marked.map(({ code, line }) => [table, code, line]),
  );
  expect(marked).toContainEqual(['building', 'RANGE', 2]);
  expect(marked).toContainEqual(['room', 'RANGE', 3]);
});

it('keeps a dwelling of a doubtful size and marks it; other rooms may be as large', async () => {
  await features('楼栋.geojson', feature({ 楼幢编号: 'B1', 地上层数: 6 }, [box(X, Y, 0.0005)]));
  const rooms = ['R1,101,4,住宅', 'R2,102,5001,住宅', 'R3,103,90,住宅', 'R4,104,5001,商业'];
  await folder.text(
    'exports/房间.csv',
    `房屋编码,房号,建筑面积,用途,楼幢编号,楼层\n${rooms.map((room) => `${room},B1,1\n`).join('')}`,
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [
    'SELECT area_square_metres, flags FROM base.room ORDER BY room_id',
  ]);
  expect(rows[0]).toEqual([
    { area_square_metres: 4, flags: 'RANGE' },
    { area_square_metres: 5001, flags: 'RANGE' },
    { area_square_metres: 90, flags: null },
    { area_square_metres: 5001, flags: null },
  ]);
});

it('checks an old registration number of a unit as one, where the credit code stands today', async () => {
  const units = ['U1,甲,330203000000018', 'U2,乙,330203000000019', 'U3,丙,91330203999999998D'];
  await folder.text(
    'exports/单位.csv',
    `单位编号,单位名称,统一社会信用代码\n${units.join('\n')}\n`,
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [
    'SELECT unit_id, flags FROM economy.unit WHERE flags IS NOT NULL',
  ]);
  expect(rows[0]).toEqual([{ unit_id: 'U2', flags: 'REGNO_CHECKSUM' }]);
});
