import { describe, expect, it } from 'vitest';
import { component } from '../contract/schema/city-management.ts';
import { elder } from '../contract/schema/ageing.ts';
import { building, resident, room, unit } from '../contract/schema/community-policing.ts';
import { hazard } from '../contract/schema/work-safety.ts';
import { frameOf } from './coordinate-frame.ts';
import { headerForm } from './header-form.ts';
import { matchHeaders } from './headers.ts';
import { headerScore } from './vocabulary.ts';

const fieldsOf = (
  headers: readonly string[],
  ...rest: [Parameters<typeof matchHeaders>[1], Parameters<typeof matchHeaders>[2]?]
) => Object.fromEntries(matchHeaders(headers, ...rest).columns);

describe('header forms', () => {
  it('sets width, spaces, line breaks, stars and units aside', () => {
    expect(headerForm(' 建筑面积（㎡）* ')).toMatchObject({
      key: '建筑面积',
      unit: { dimension: 'area', factor: 1 },
    });
    expect(headerForm('占地\n面积(亩)')).toMatchObject({
      key: '占地面积',
      unit: { factor: 666.67 },
    });
    expect(headerForm('注册资本【万元】').unit).toMatchObject({
      dimension: 'money',
      factor: 10_000,
    });
    expect(headerForm('ＢＬＤＧ＿ＩＤ').key).toBe('bldg_id');
    expect(headerForm('楼栋编号（必填）').key).toBe('楼栋编号');
    expect(headerForm('输油(气)井盖').key).toBe('输油(气)井盖');
  });
});

it('knows a building by what exports of this program call its code', () => {
  const headers = ['楼栋编码', '大厦名称', '层数'];
  expect(fieldsOf(headers, building)).toMatchObject({ building_id: 0, name: 1, floors_up: 2 });
});

describe('headers of coordinates that name their frame', () => {
  it.each([
    ['百度经度', '百度纬度', 'BD-09'],
    ['高德经度', '高德纬度', 'GCJ-02'],
    ['经度(百度)', '纬度（百度）', 'BD-09'],
    ['经度（GCJ02）', '纬度（GCJ02）', 'GCJ-02'],
    ['火星坐标经度', '火星坐标纬度', 'GCJ-02'],
    ['bd09_lng', 'bd09_lat', 'BD-09'],
    ['WGS84经度', 'WGS84纬度', 'EPSG:4326'],
  ])('%s and %s are positions in %s', (x, y, frame) => {
    expect(fieldsOf(['标识码', x, y], component)).toMatchObject({
      longitude_degrees: 1,
      latitude_degrees: 2,
    });
    expect([frameOf(x), frameOf(y)]).toEqual([frame, frame]);
  });

  it('stand behind plain ones, and two frames are for a person to choose from', () => {
    expect(fieldsOf(['百度经度', '百度纬度', '经度', '纬度'], component)).toEqual({
      longitude_degrees: 2,
      latitude_degrees: 3,
    });
    const both = matchHeaders(['百度经度', '百度纬度', '高德经度', '高德纬度'], component);
    expect(both.conflicts).toHaveLength(2);
  });

  it('are no frame where the word means something else', () => {
    expect(fieldsOf(['百度地址', 'bd09mc_x', 'abdomen_x'], component)).toEqual({});
  });
});

describe('matching headers to fields', () => {
  it('takes titles, synonyms and the names of fields', () => {
    expect(
      fieldsOf(['户室编码', '幢编码', '室 号', 'floor_label', '建筑面积（平方米）'], room),
    ).toEqual({
      room_id: 0,
      building_slot: 1,
      room_no: 2,
      floor_label: 3,
      area_square_metres: 4,
    });
  });

  it('shows unknown columns and those it drops by rule', () => {
    const match = matchHeaders(['记录编号', '姓名', '民族', '上访情况', '星座'], resident);
    expect(match.unknown).toEqual(['星座']);
    expect(match.dropped).toEqual(['民族', '上访情况']);
    expect([...match.columns.keys()]).toEqual(['record_no', 'name']);
  });

  it('prefers a title to a synonym, and shows two equals as a conflict', () => {
    const titled = matchHeaders(['电话', '联系电话'], unit);
    expect(titled.columns.get('phone')).toBe(1);
    expect(titled.unknown).toEqual(['电话']);
    expect(matchHeaders(['手机', '电话'], resident).conflicts).toHaveLength(1);
  });

  it('goes by the beginning for the ten bytes of a .dbf', () => {
    expect(fieldsOf(['统一社会信', '单位编号'], unit, { cutNames: 'gb18030' })).toEqual({
      uscc: 0,
      unit_id: 1,
    });
    expect(fieldsOf(['统一社会信'], unit)).toEqual({});
    expect(fieldsOf(['统一社', '单位编'], unit, { cutNames: 'utf-8' })).toEqual({
      uscc: 0,
      unit_id: 1,
    });
    expect(fieldsOf(['统一社'], unit, { cutNames: 'gb18030' })).toEqual({});
  });

  it('lets the map file decide and leave out', () => {
    const mapped = { height: 'floors_up', 楼名: null };
    const match = matchHeaders(['height', '楼名', 'x'], building, { mapped });
    expect([...match.columns]).toEqual([['floors_up', 0]]);
    expect(match.unknown).toEqual(['x']);
  });

  it('refuses a unit of another dimension', () => {
    expect(matchHeaders(['高度（㎡）'], building).conflicts).toHaveLength(1);
    expect(
      matchHeaders(['高度（米）', '建成年份(年)', '地上层数（层）'], building).conflicts,
    ).toEqual([]);
  });

  it('counts known headers of a row', () => {
    const score = headerScore([room, unit], new Set(['height']));
    expect(score(['海曙区房间一览表', null])).toBe(0);
    expect(score(['房屋编码', '室号', 'height', 5, null])).toBe(3);
  });
});

it('a column that is not stored and serves another one is not unknown, unless a person left it out', () => {
  const headers = ['隐患编号', '年份', '年度', '怪列'];
  const match = matchHeaders(headers, hazard);
  expect([...match.serving]).toEqual([[2, 'hazard_no']]);
  expect(match.unknown).toEqual(['年份', '怪列']);
  const left = matchHeaders(headers, hazard, { mapped: { 年度: null } });
  expect([...left.serving]).toEqual([[1, 'hazard_no']]);
  expect(matchHeaders(['年度'], elder).unknown).toEqual(['年度']);
});
