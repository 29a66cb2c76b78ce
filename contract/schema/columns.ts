import type { ColumnSpec, ColumnType } from './table.ts';

type Options = Omit<ColumnSpec, 'type' | 'title' | 'titleEn'>;

const column =
  (type: ColumnType) =>
  (title: string, titleEn: string, options: Options = {}): ColumnSpec => ({
    type,
    title,
    titleEn,
    ...options,
  });

export const text = column('text');
export const integer = column('integer');
export const real = column('real');
/** Calendar date, stored `YYYY-MM-DD`. */
export const date = column('date');
/** Time of day in Asia/Shanghai, stored `YYYY-MM-DD HH:MM:SS`. */
export const datetime = column('datetime');
export const json = column('json');
export const blob = column('blob');

/** 是/否, stored 1, 0 or null: blank is not 否. */
export const flag = (title: string, titleEn: string, options: Options = {}): ColumnSpec =>
  integer(title, titleEn, { ...options, codes: { 1: '是', 0: '否' } });

/** Money stored in 元; the header says which unit the file uses. */
export const money = (title: string, titleEn: string, options: Options = {}): ColumnSpec =>
  real(title, titleEn, { unit: '元', ...options });

/** Where a record lies, WGS-84 degrees, with what was found from its address. */
export const place = {
  address: text('地址', 'Address', {
    synonyms: ['位置描述', '所在位置', '地点', '详细地址'],
    address: true,
  }),
  longitude_degrees: real('经度', 'Longitude', {
    unit: '°',
    synonyms: ['X坐标', '横坐标', 'X', 'Lon', 'Lng'],
  }),
  latitude_degrees: real('纬度', 'Latitude', {
    unit: '°',
    synonyms: ['Y坐标', '纵坐标', 'Y', 'Lat'],
  }),
  street_code: text('街道代码', 'Street code', { synonyms: ['所在街道', '街道'] }),
  community_code: text('社区代码', 'Community code', { synonyms: ['所在社区', '社区'] }),
} as const satisfies Record<string, ColumnSpec>;
