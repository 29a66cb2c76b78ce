import { integer, real, text } from './columns.ts';
import type { TableSpec } from './table.ts';

const STATISTICS = { id: 'statistics', title: '统计局' } as const;

/** 指标目录. */
export const indicator: TableSpec = {
  name: 'indicator',
  title: '统计指标',
  titleEn: 'Indicators',
  system: 'statistics',
  department: STATISTICS,
  file: 'services',
  identity: 'row',
  naturalKey: ['indicator_code'],
  columns: {
    indicator_code: text('指标代码', 'Indicator', { required: true }),
    name: text('指标名称', 'Name', { required: true, synonyms: ['指标'] }),
    unit: text('计量单位', 'Unit', { required: true }),
    definition: text('口径', 'Definition', { synonyms: ['指标解释'] }),
    frequency: text('频率', 'Frequency', {
      codes: { Y: '年', H: '半年', Q: '季', M: '月', C: '累计' },
    }),
    decimals: integer('小数位', 'Decimals'),
    aggregation: text('汇总方式', 'Aggregation', {
      codes: { sum: '合计', last: '期末', none: '不汇总' },
    }),
    direction: text('指标方向', 'Direction', {
      since: 4,
      synonyms: ['方向', '指标属性'],
      codes: { more: '正向', less: '逆向', neutral: '中性' },
      source: 'data-dictionary §7.2',
    }),
  },
  indexes: [],
};

/** 指标值: indicator × period × region × version; revisions are kept. */
export const indicatorValue: TableSpec = {
  name: 'indicator_value',
  title: '指标值',
  titleEn: 'Indicator values',
  system: 'statistics',
  department: STATISTICS,
  file: 'services',
  identity: 'row',
  naturalKey: ['indicator_code', 'area_code', 'period', 'version'],
  columns: {
    indicator_code: text('指标代码', 'Indicator', { required: true }),
    area_code: text('地区代码', 'Area', { required: true, synonyms: ['区划代码', '地区'] }),
    period_type: text('时期类型', 'Kind of period', {
      codes: { Y: '年', H: '半年', Q: '季', M: '月', C: '累计' },
    }),
    period: text('时期', 'Period', { required: true, synonyms: ['报告期'] }),
    version: integer('版本', 'Version', { required: true }),
    value: real('数值', 'Value', { anyUnit: true, synonyms: ['本期'] }),
    unit: text('计量单位', 'Unit', { since: 4, source: 'data-dictionary §7.2' }),
    null_reason: text('空值原因', 'Why empty', {
      codes: { uncounted: '未统计', confidential: '保密', not_applicable: '不适用' },
    }),
    basis: text('口径', 'Basis', {
      codes: { current: '当年价', comparable: '可比价' },
    }),
    status: text('数据状态', 'Status', {
      codes: { preliminary: '初步', checked: '核实', final: '最终', revised: '经普修订' },
    }),
    units_reporting: integer('填报单位数', 'Units reporting'),
    unpublished_until: text('发布日期', 'Embargo until'),
    change_percent: real('同比增长', 'Change on year', { unit: '%' }),
    change_previous_percent: real('环比增长', 'Change on the period before', {
      since: 4,
      unit: '%',
      synonyms: ['环比', '比上期增长'],
      source: 'data-dictionary §7.2',
    }),
  },
  indexes: [['indicator_code', 'area_code', 'period']],
};

export const STATISTICS_TABLES = [indicator, indicatorValue] as const;
