import { join } from 'node:path';
import gcoord from 'gcoord';
import { shapeDate } from '../dates.ts';
import type { DemoWorld } from '../world.ts';
import {
  dateIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type ExportFile,
  type FileStyle,
} from '../world/export-file.ts';
import { wideDigits } from '../world/address-texts.ts';
import { writeGeoJson, type GeoFeature } from '../write/geojson.ts';
import { writePointShapefile } from '../write/point-shapefile.ts';
import type { DbfField } from '../write/shapefile.ts';
import { planted, type SurveyedComponent } from './plant-components.ts';

const FOLDER = 'city-management';
/** Types the post office delivers itself, in the coordinates of its web map. */
const POSTAL_CODES: ReadonlySet<string> = new Set(['0121', '0123']);

/** How each street's survey is delivered: 南门 江厦 西门, 月湖 鼓楼 白云, 段塘, 望春. */
const SHAPEFILE_STREETS = ['330203001', '330203002', '330203003'];
const CSV_STREETS = ['330203004', '330203005', '330203006'];
const ABBREVIATED_STREET = '330203007';
/** The one street surveyed again by the 2026 edition. */
export const NEW_EDITION_STREET = '330203008';

/** Writes the survey as the department and the post office deliver it. */
export async function writeComponents(
  world: DemoWorld,
  survey: readonly SurveyedComponent[],
): Promise<void> {
  const postal = survey.filter(({ type }) => POSTAL_CODES.has(type.code));
  const own = survey.filter(({ type }) => !POSTAL_CODES.has(type.code));
  const ofStreets = (...codes: string[]): SurveyedComponent[] =>
    own.filter(({ gridCode }) => codes.includes(gridCode.slice(0, 9)));
  await writeShapes(world, ofStreets(...SHAPEFILE_STREETS));
  for (const [number, code] of CSV_STREETS.entries())
    await writeSurveyTable(world, code, number, ofStreets(code));
  await writeAbbreviated(world, ofStreets(ABBREVIATED_STREET));
  await writeNewEdition(world, ofStreets(NEW_EDITION_STREET));
  await writePostal(world, postal);
  world.answers.count('city-management', 'component', survey.length);
}

const SHAPE_FIELDS: readonly DbfField[] = [
  { name: '标识码', type: 'C', length: 20 },
  { name: '部件名称', type: 'C', length: 40 },
  { name: '小类代码', type: 'C', length: 6 },
  { name: '主管部门', type: 'C', length: 40 },
  { name: '权属单位', type: 'C', length: 40 },
  { name: '养护单位', type: 'C', length: 40 },
  { name: '网格号', type: 'C', length: 15 },
  { name: '部件状态', type: 'C', length: 8 },
  { name: '初始日期', type: 'C', length: 10 },
  { name: '变更日期', type: 'C', length: 10 },
  { name: '数据来源', type: 'C', length: 20 },
  { name: '定位精度', type: 'C', length: 2 },
  { name: '所在位置', type: 'C', length: 60 },
  { name: '街道代码', type: 'C', length: 9 },
  { name: '社区代码', type: 'C', length: 12 },
];

async function writeShapes(
  world: DemoWorld,
  components: readonly SurveyedComponent[],
): Promise<void> {
  const name = `${FOLDER}/部件普查_一期.shp`;
  await writePointShapefile(
    join(world.out, name.slice(0, -4)),
    SHAPE_FIELDS,
    components.map((component) => ({
      at: world.district.plane.toGrid(component.at),
      values: [
        component.id,
        component.writtenName,
        component.type.code,
        component.type.department,
        component.type.owner,
        keeperOf(component),
        component.writtenGrid,
        component.state,
        shapeDate(component.surveyedAt, 'plain'),
        shapeDate(component.changedAt, 'plain'),
        '实测',
        component.accuracy,
        placeText(component),
        component.gridCode.slice(0, 9),
        component.gridCode.slice(0, 12),
      ],
    })),
  );
  world.answers.file(name, components.length);
}

const TABLE_COLUMNS: Columns = [
  ['部件标识码', '标识码', '部件编码'],
  ['部件名称'],
  ['小类代码', '小类', '部件类型'],
  ['主管部门', '主管单位'],
  ['权属单位', '产权单位'],
  ['养护单位', '管养单位', '维护单位'],
  ['单元网格编码', '所在单元网格', '网格号'],
  ['部件状态', '状态'],
  ['普查日期', '初始日期', '原始日期'],
  ['变更日期', '更新日期'],
  ['数据来源'],
  ['定位精度', '精度等级'],
  ['位置描述', '所在位置', '地址'],
  ['所在街道', '街道'],
  ['所在社区', '社区'],
  ['X坐标', 'X', 'X坐标(米)'],
  ['Y坐标', 'Y', 'Y坐标(米)'],
  ['设置位置'],
  ['材质'],
  ['备注'],
];

const TABLE_STYLES: readonly FileStyle[] = [
  { ...PLAIN_STYLE, dates: 'slash' },
  { ...PLAIN_STYLE, headers: 1, dates: 'plain', blank: '无' },
  { ...PLAIN_STYLE, headers: 2, dates: 'chinese', blank: '-' },
];

/** Survey table in GBK: X is north and Y is east; the third street's Y carries the zone number 40. */
async function writeSurveyTable(
  world: DemoWorld,
  streetCode: string,
  number: number,
  components: readonly SurveyedComponent[],
): Promise<void> {
  const street = world.profile.streets.find(({ code }) => code === streetCode)!;
  const style = TABLE_STYLES[number]!;
  const file = openExport(world, `${FOLDER}/部件_${street.name}.csv`, TABLE_COLUMNS, style);
  const zone = number === 2 ? 40_000_000 : 0;
  const swapFrom = Math.floor(components.length / 3);
  const swapTo = number === 1 ? swapFrom + planted(world, 60) : swapFrom;
  for (const [index, component] of components.entries()) {
    const [east, north] = world.district.plane.toGrid(component.at);
    const swapped = index >= swapFrom && index < swapTo;
    const axes = [north.toFixed(3), (east + zone).toFixed(3)];
    const cells = tableCells(world, component, style, swapped ? axes.reverse() : axes);
    file.row(index % 97 === 5 ? withWideDigits(cells) : cells);
    if (swapped)
      world.answers.truth('city-management', 'componentAxesSwapped', { id: component.id });
    if (number === 0 && index === swapFrom) plantBadRows(world, file, cells);
    await file.drain();
  }
  await file.close();
}

function tableCells(
  world: DemoWorld,
  component: SurveyedComponent,
  style: FileStyle,
  [x, y]: readonly string[],
): string[] {
  const { type, gridCode } = component;
  return [
    component.id,
    component.writtenName,
    type.code,
    type.department,
    type.owner === '不明' ? style.blank : type.owner,
    keeperOf(component),
    component.writtenGrid,
    component.state,
    dateIn(style, component.surveyedAt),
    dateIn(style, component.changedAt),
    '实测',
    component.accuracy,
    placeText(component),
    streetName(world, gridCode),
    communityName(world, gridCode),
    x!,
    y!,
    settingOf(component),
    materialOf(component),
    style.blank,
  ];
}

/** Numbers typed with a Chinese input method. */
function withWideDigits(cells: readonly string[]): string[] {
  return cells.map((cell, column) => (column === 2 || column === 6 ? wideDigits(cell) : cell));
}

function plantBadRows(world: DemoWorld, file: ExportFile, cells: readonly string[]): void {
  const bad = (kind: string, key: string, change: Readonly<Record<number, string>>): void => {
    const line = file.row(cells.map((cell, column) => change[column] ?? cell));
    world.answers.plant({ file: file.name, line, kind, expect: 'rejected', key });
  };
  bad('component-duplicate', cells[0]!, {});
  bad('component-id-mangled', '3.30203E+15', { 0: '3.30203E+15' });
  bad('component-id-short', cells[0]!.slice(0, 13), { 0: cells[0]!.slice(0, 13) });
  bad('component-position-missing', '3302030118999999', { 0: '3302030118999999', 15: '', 16: '' });
}

/** The 2007 abbreviations as property names; a block of it is in GCJ-02 although the file says nothing of it. */
async function writeAbbreviated(
  world: DemoWorld,
  components: readonly SurveyedComponent[],
): Promise<void> {
  const from = Math.floor(components.length / 2);
  const to = from + planted(world, 200);
  const features = components.map((component, index): GeoFeature => {
    const shifted = index >= from && index < to;
    if (shifted) world.answers.truth('city-management', 'componentGcj02', { id: component.id });
    return feature(world, component, shifted, {
      ObjID: component.id,
      ObjName: component.writtenName,
      类别代码: component.type.code,
      DeptName1: component.type.department,
      DeptName2: component.type.owner,
      DeptName3: keeperOf(component),
      BGID: component.writtenGrid,
      ObjState: component.state,
      ORDate: shapeDate(component.surveyedAt, 'plain'),
      CHDate: component.changedAt === '' ? null : shapeDate(component.changedAt, 'plain'),
      DataSource: '实测',
      所在位置: placeText(component),
      AtBlindPth: component.type.standing === 'footway' ? '否' : null,
      Note: null,
    });
  });
  await writeFeatures(world, `${FOLDER}/bujian_duantang.geojson`, features);
}

/** Names and 17-digit numbers of GB/T 47678.5-2026. */
async function writeNewEdition(
  world: DemoWorld,
  components: readonly SurveyedComponent[],
): Promise<void> {
  const features = components.map((component) =>
    feature(world, component, false, {
      GLBJBSM: component.id,
      GLBJMC: component.writtenName,
      小类代码: component.type.code2026,
      ZGBMMC: component.type.department,
      QSDWMC: component.type.owner,
      YHDWMC: keeperOf(component),
      SZDYWGBSM: component.writtenGrid,
      GLBJZT: component.state,
      CSRQ: component.surveyedAt,
      BGRQ: component.changedAt || null,
      SJLY: '实测',
      BZ: null,
    }),
  );
  await writeFeatures(world, `${FOLDER}/部件_望春街道_新国标.geojson`, features);
}

/** Letter boxes and kiosks, from a web map: the whole file is in GCJ-02. */
async function writePostal(
  world: DemoWorld,
  components: readonly SurveyedComponent[],
): Promise<void> {
  const style: FileStyle = { ...PLAIN_STYLE, encoding: 'utf-8-bom' };
  const columns: Columns = [
    ['部件标识码'],
    ['部件名称'],
    ['小类代码'],
    ['主管部门'],
    ['单元网格编码'],
    ['部件状态'],
    ['普查日期'],
    ['位置描述'],
    ['经度'],
    ['纬度'],
  ];
  const file = openExport(world, `${FOLDER}/邮政设施.csv`, columns, style);
  for (const component of components) {
    const [longitude, latitude] = gcj02(world, component);
    file.row([
      component.id,
      component.writtenName,
      component.id.length === 17 ? component.type.code2026 : component.type.code,
      component.type.department,
      component.writtenGrid,
      component.state,
      dateIn(style, component.surveyedAt),
      placeText(component),
      longitude.toFixed(6),
      latitude.toFixed(6),
    ]);
  }
  await file.close();
  world.answers.truth('city-management', 'fileGcj02', { file: file.name });
}

function feature(
  world: DemoWorld,
  component: SurveyedComponent,
  shifted: boolean,
  properties: GeoFeature['properties'],
): GeoFeature {
  const coordinates = shifted
    ? gcj02(world, component)
    : world.district.plane.toDegrees(component.at);
  return { geometry: { type: 'Point', coordinates }, properties };
}

function gcj02(world: DemoWorld, { at }: SurveyedComponent): [number, number] {
  const [longitude, latitude] = gcoord.transform(
    world.district.plane.toDegrees(at),
    gcoord.WGS84,
    gcoord.GCJ02,
  );
  return [Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7];
}

async function writeFeatures(
  world: DemoWorld,
  name: string,
  features: readonly GeoFeature[],
): Promise<void> {
  await writeGeoJson(join(world.out, name), 'bujian', features);
  world.answers.file(name, features.length);
}

function keeperOf({ type, gridCode }: SurveyedComponent): string {
  if (type.department === '园林管理处') return `${gardener(gridCode)}园林养护有限公司`;
  return type.owner === '不明' ? '' : type.owner;
}

function gardener(gridCode: string): string {
  return ['绿甬', '青禾', '四明'][Number(gridCode.slice(8, 9)) % 3]!;
}

function placeText({ road, type }: SurveyedComponent): string {
  if (road === '') return '';
  return type.standing === 'estate' ? `${road}小区内` : `${road}${settingText(type.standing)}`;
}

function settingText(standing: string): string {
  if (standing === 'carriageway') return '机动车道';
  if (standing === 'kerb') return '侧石边';
  return standing === 'green' ? '绿地内' : '人行道';
}

function settingOf({ type }: SurveyedComponent): string {
  return type.standing === 'estate' ? '小区' : settingText(type.standing);
}

function materialOf({ type, id }: SurveyedComponent): string {
  if (!type.name.endsWith('井盖')) return '';
  return Number(id.slice(-1)) < 7 ? '铸铁' : '复合材料';
}

function streetName(world: DemoWorld, gridCode: string): string {
  return world.profile.streets.find(({ code }) => gridCode.startsWith(code))?.name ?? '';
}

function communityName(world: DemoWorld, gridCode: string): string {
  const street = world.profile.streets.find(({ code }) => gridCode.startsWith(code));
  return street?.communities.find(({ code }) => gridCode.startsWith(code))?.name ?? '';
}
