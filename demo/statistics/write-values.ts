import { wideDigits } from '../world/address-texts.ts';
import { openExport, PLAIN_STYLE, type Columns, type FileStyle } from '../world/export-file.ts';
import {
  plantInto,
  replaced,
  writePlantedSheet,
  type Mistake,
  type RowsOf,
  wrongRow,
} from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import type { Cell } from '../write/xlsx.ts';
import type { Indicator } from './indicators.ts';
import type { StatisticValue } from './values.ts';

const INDICATOR_COLUMNS: Columns = [
  ['指标代码'],
  ['指标名称'],
  ['计量单位'],
  ['口径'],
  ['频率'],
  ['小数位'],
  ['汇总方式'],
  ['指标方向'],
];

const INDICATOR_MISTAKES: readonly Mistake<Cell>[] = [
  wrongRow('missing-unit', 'rejected', { 2: null }),
  { kind: 'duplicate-indicator', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes the catalogue of indicators with their 口径. */
export async function writeIndicators(
  world: DemoWorld,
  indicators: readonly Indicator[],
): Promise<void> {
  const sheet = {
    name: 'statistics/指标目录.xlsx',
    sheet: '指标目录',
    columns: INDICATOR_COLUMNS,
    style: PLAIN_STYLE,
    above: [['统计指标目录（演示数据，数值纯属虚构）']],
    merges: ['A1:H1'],
    below: [['注：增速为名义增速']],
  };
  const rows = indicators.map((entry): Cell[] => [
    entry.code,
    entry.name,
    entry.unit,
    entry.definition,
    entry.frequency,
    entry.decimals,
    entry.aggregation,
    directionOf(entry),
  ]);
  await writePlantedSheet(
    world,
    sheet,
    { system: 'statistics', table: 'indicator' },
    rows,
    INDICATOR_MISTAKES,
  );
}

/** Whether more of it is better. */
function directionOf({ name, unit }: Indicator): string {
  if (unit.includes('=100')) return '中性';
  return /失业|死亡|最低生活保障/.test(name) ? '逆向' : '正向';
}

const VALUE: RowsOf = { system: 'statistics', table: 'indicator_value' };

const VALUE_COLUMNS: Columns = [
  ['指标代码'],
  ['指标名称'],
  ['地区代码', '区划代码'],
  ['时期类型'],
  ['时期', '报告期'],
  ['版本'],
  ['数值', '本期'],
  ['空值原因'],
  ['口径'],
  ['数据状态'],
  ['填报单位数'],
  ['发布日期'],
  ['同比增长（%）'],
  ['环比增长（%）'],
  ['计量单位'],
];

const VALUE_MISTAKES: readonly Mistake[] = [
  {
    kind: 'value-no-number',
    expect: 'rejected',
    spoil: (cells) => replaced(cells, { 5: '9', 6: '约三成' }),
  },
  { kind: 'missing-period', expect: 'rejected', spoil: (cells) => replaced(cells, { 4: '' }) },
  {
    kind: 'unknown-status',
    expect: 'flagged',
    spoil: (cells) => replaced(cells, { 5: '8', 9: '暂估' }),
  },
  {
    kind: 'unknown-area',
    expect: 'flagged',
    spoil: (cells) => replaced(cells, { 2: '330299', 5: '7' }),
  },
  {
    kind: 'other-unit',
    expect: 'flagged',
    spoil: (cells) => replaced(cells, { 5: '6', 14: '百万元' }),
  },
  { kind: 'duplicate-value', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes values as CSV; `mistakes` only in the first file. */
export async function writeValueList(
  world: DemoWorld,
  name: string,
  values: readonly StatisticValue[],
  style: FileStyle,
  withMistakes = false,
): Promise<void> {
  const open = openExport(world, `statistics/${name}.csv`, VALUE_COLUMNS, style);
  const file = plantInto(world, open, VALUE, values.length, withMistakes ? VALUE_MISTAKES : []);
  for (const value of values) {
    file.row(cellsOf(world, value, style));
    await file.drain();
  }
  await file.close();
}

/** Writes values by street as a workbook with a title and merged headings. */
export async function writeStreetBook(
  world: DemoWorld,
  values: readonly StatisticValue[],
): Promise<void> {
  const style: FileStyle = { ...PLAIN_STYLE, headers: 1, blank: '-' };
  await writePlantedSheet(
    world,
    {
      name: 'statistics/分街道年度指标.xlsx',
      sheet: '分街道',
      columns: VALUE_COLUMNS,
      style,
      above: [
        ['分街道主要指标（全区为各街道合计）'],
        ['指标', null, '地区', '时期', null, null, '数值与说明'],
      ],
      merges: ['A1:O1', 'A2:B2', 'D2:F2', 'G2:O2'],
    },
    VALUE,
    values.map((value) => cellsOf(world, value, style)),
  );
}

function cellsOf({ random }: DemoWorld, value: StatisticValue, style: FileStyle): string[] {
  const { indicator, changePercent, previousPercent } = value;
  const number = value.value?.toFixed(indicator.decimals) ?? style.blank;
  return [
    indicator.code,
    indicator.name,
    value.areaCode,
    value.periodType,
    value.period,
    String(value.version),
    random.chance(0.01) ? wideDigits(number) : number,
    value.nullReason ?? '',
    indicator.definition.includes('当年价') ? '当年价' : '',
    value.status,
    value.unitsReporting === undefined ? '' : String(value.unitsReporting),
    value.unpublishedUntil ?? '',
    changePercent === undefined ? style.blank : changePercent.toFixed(1),
    previousPercent === undefined ? style.blank : previousPercent.toFixed(1),
    indicator.unit,
  ];
}
