import { LEVEL_TITLES } from '../address-words.ts';
import { flag, integer, real, text } from './columns.ts';
import type { ColumnSpec, TableSpec } from './table.ts';

const SURVEY = { id: 'registry', title: '区信息办（公共平台）' } as const;

const geometry = (title: string, titleEn: string): ColumnSpec => ({
  type: 'json',
  title,
  titleEn,
  required: true,
});

const bounds = {
  west_degrees: { type: 'real', title: '西', titleEn: 'West', unit: '°' },
  south_degrees: { type: 'real', title: '南', titleEn: 'South', unit: '°' },
  east_degrees: { type: 'real', title: '东', titleEn: 'East', unit: '°' },
  north_degrees: { type: 'real', title: '北', titleEn: 'North', unit: '°' },
} as const satisfies Record<string, ColumnSpec>;

/** 行政区域与网格: district, streets (街道), communities (社区), unit grid cells (单元网格). GeoJSON polygon coordinates, WGS-84 degrees. */
export const area: TableSpec = {
  name: 'area',
  title: '行政区域与网格',
  titleEn: 'Areas and grid cells',
  system: 'registry',
  department: SURVEY,
  file: 'base',
  identity: 'row',
  naturalKey: ['level', 'code'],
  columns: {
    level: {
      type: 'text',
      title: '级别',
      titleEn: 'Level',
      required: true,
      codes: { district: '区', street: '街道', community: '社区', grid: '单元网格' },
    },
    code: {
      type: 'text',
      title: '代码',
      titleEn: 'Code',
      required: true,
      synonyms: [
        '区划代码',
        '行政区划代码',
        '街道代码',
        '社区代码',
        '网格编码',
        '单元网格编码',
        '网格号',
        'BGID',
      ],
      source: 'data-dictionary §8, §1.8',
    },
    name: {
      type: 'text',
      title: '名称',
      titleEn: 'Name',
      synonyms: ['区域名称', '街道名称', '社区名称', '网格名称'],
    },
    parent_code: {
      type: 'text',
      title: '上级代码',
      titleEn: 'Parent code',
      synonyms: ['所属社区', '所属街道'],
    },
    /** GeoJSON MultiPolygon coordinates: polygon → ring → [longitude, latitude]. */
    geometry: geometry('范围', 'Outline'),
    label_longitude_degrees: {
      type: 'real',
      title: '标注经度',
      titleEn: 'Label longitude',
      unit: '°',
    },
    label_latitude_degrees: {
      type: 'real',
      title: '标注纬度',
      titleEn: 'Label latitude',
      unit: '°',
    },
    ...bounds,
  },
  indexes: [['parent_code']],
};

/** 底图要素: water, roads and green of the base map, WGS-84 degrees. */
export const baseMapFeature: TableSpec = {
  name: 'base_map_feature',
  title: '底图要素',
  titleEn: 'Base map',
  system: 'registry',
  department: SURVEY,
  file: 'base',
  identity: 'row',
  naturalKey: ['kind', 'feature_id'],
  columns: {
    kind: {
      type: 'text',
      title: '要素类别',
      titleEn: 'Kind',
      required: true,
      codes: { water: '水系', road: '道路', green: '绿地' },
    },
    feature_id: {
      type: 'text',
      title: '要素编号',
      titleEn: 'Feature id',
      required: true,
      synonyms: ['编号', 'id'],
    },
    name: {
      type: 'text',
      title: '名称',
      titleEn: 'Name',
      synonyms: ['道路名称', '河流名称', '绿地名称'],
    },
    /** water: river, canal, lake, pond; road: 主干路 trunk, 次干路 secondary, 支路 branch, 巷 lane, 铁路 rail; green: park, belt. */
    class: {
      type: 'text',
      title: '类型',
      titleEn: 'Class',
      synonyms: ['道路等级', '水系类型', '绿地类型'],
      codes: {
        river: '江河',
        canal: '河道',
        lake: '湖泊',
        pond: '池塘',
        trunk: '主干路',
        secondary: '次干路',
        branch: '支路',
        lane: '巷弄',
        rail: '铁路',
        bridge: '桥梁',
        park: '公园',
        belt: '绿化带',
      },
    },
    width_metres: {
      type: 'real',
      title: '路宽',
      titleEn: 'Width',
      unit: 'm',
      synonyms: ['宽度', '道路宽度'],
    },
    /** MultiPolygon coordinates for water and green, MultiLineString coordinates for roads. */
    geometry: geometry('图形', 'Shape'),
    ...bounds,
  },
  indexes: [],
};

/**
 * 地址上图: where each written address of the other tables lies, computed by each import from the addresses of buildings
 * and rooms. One row for each field that says anything, also where no place was found.
 */
export const addressLink: TableSpec = {
  name: 'address_link',
  title: '地址上图',
  titleEn: 'Placed addresses',
  system: 'registry',
  department: SURVEY,
  file: 'links',
  derived: true,
  identity: 'row',
  naturalKey: ['table_name', 'row_key', 'field'],
  columns: {
    table_name: text('表', 'Table', { required: true }),
    /** Natural key of the row, its columns joined by |. */
    row_key: text('记录编号', 'Record', { required: true }),
    field: text('地址字段', 'Address field', { required: true }),
    level: text('匹配级别', 'Level', {
      required: true,
      codes: LEVEL_TITLES,
    }),
    /** 0 to 1: how sure the level is; 0 for none. */
    score: real('匹配得分', 'Score', { required: true }),
    method: text('匹配方法', 'Method', { required: true }),
    /** Why it is no finer: a stop code of the address engine. */
    stop: text('未更细的原因', 'Why no finer', { required: true }),
    building_slot: integer('楼幢编号', 'Building', { references: 'building' }),
    room_slot: integer('房屋编码', 'Room', { references: 'room' }),
    community_code: text('社区代码', 'Community code'),
    /** The text contradicts itself, or names another room than the record's own key. */
    conflict: flag('矛盾', 'Conflict', { required: true }),
  },
  indexes: [['building_slot'], ['room_slot'], ['table_name', 'row_key']],
};

export const REGISTRY_TABLES = [area, baseMapFeature, addressLink] as const;
