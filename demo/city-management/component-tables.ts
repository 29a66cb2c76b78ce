import type { DemoWorld } from '../world.ts';
import { wideDigits } from '../world/address-texts.ts';
import {
  dateIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type ExportFile,
  type FileStyle,
} from '../world/export-file.ts';
import { componentPictures } from './case-pictures.ts';
import {
  communityName,
  keeperOf,
  materialOf,
  placeText,
  settingOf,
  streetName,
} from './component-words.ts';
import { planted, type SurveyedComponent } from './plant-components.ts';

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
  ['照片', '现状照片', '部件照片'],
];

const TABLE_STYLES: readonly FileStyle[] = [
  { ...PLAIN_STYLE, dates: 'slash' },
  { ...PLAIN_STYLE, headers: 1, dates: 'plain', blank: '无' },
  { ...PLAIN_STYLE, headers: 2, dates: 'chinese', blank: '-' },
];

/** Survey table in GBK: X is north and Y is east; the third street's Y carries the zone number 40. */
export async function writeSurveyTable(
  world: DemoWorld,
  streetCode: string,
  number: number,
  components: readonly SurveyedComponent[],
): Promise<void> {
  const street = world.profile.streets.find(({ code }) => code === streetCode)!;
  const style = TABLE_STYLES[number]!;
  const file = openExport(world, `city-management/部件_${street.name}.csv`, TABLE_COLUMNS, style);
  const pictureOf = componentPictures(world);
  const zone = number === 2 ? 40_000_000 : 0;
  const swapFrom = Math.floor(components.length / 3);
  const swapTo = number === 1 ? swapFrom + planted(world, 60) : swapFrom;
  for (const [index, component] of components.entries()) {
    const [east, north] = world.district.plane.toGrid(component.at);
    const swapped = index >= swapFrom && index < swapTo;
    const axes = [north.toFixed(3), (east + zone).toFixed(3)];
    const picture = await pictureOf(component);
    const placed = tableCells(world, component, style, swapped ? axes.reverse() : axes);
    const cells = [...placed, picture];
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
