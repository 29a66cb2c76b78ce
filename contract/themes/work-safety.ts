import type { ThemeSpec } from './theme.ts';

/** Themes of 安全生产监管. */
export const WORK_SAFETY_THEMES = [
  {
    id: 'building.openHazards',
    subject: 'building',
    system: 'work-safety',
    title: '未销号隐患',
    titleEn: 'Open hazards in buildings',
    definition:
      '登记房间在该楼幢、尚无销号日期的事故隐患数，自身日期矛盾的不计。来源：安监隐患台账。',
    definitionEn:
      'Hazards without a closing date in rooms of the building; those whose days contradict each other left out. Source: work safety hazard ledger.',
    tables: ['building', 'room', 'hazard'],
    kind: 'quantity',
    unit: '条',
    unitEn: 'hazards',
    ramp: 'sequential',
    method: 'natural',
    classCount: 5,
    bounds: [1, 2, 3, 5],
    whole: true,
  },
  {
    id: 'building.overdueHazards',
    subject: 'building',
    system: 'work-safety',
    title: '超期未整改隐患',
    titleEn: 'Overdue hazards in buildings',
    definition:
      '登记房间在该楼幢、整改期限已过而未销号的事故隐患数，自身日期矛盾的不计。来源：安监隐患台账。',
    definitionEn:
      'Hazards in rooms of the building whose deadline passed and that are not closed; those whose days contradict each other left out. Source: work safety hazard ledger.',
    tables: ['building', 'room', 'hazard'],
    kind: 'quantity',
    unit: '条',
    unitEn: 'hazards',
    ramp: 'sequential',
    method: 'natural',
    classCount: 4,
    bounds: [1, 2, 4],
    whole: true,
  },
  {
    id: 'building.risk',
    subject: 'building',
    system: 'work-safety',
    title: '安全风险（红橙黄蓝）',
    titleEn: 'Risk, red to blue',
    definition:
      '楼内生产经营单位中最高的安全风险等级；没有监管单位或未定级的楼幢不着色。来源：安监生产经营单位。',
    definitionEn:
      'Highest risk level of the supervised premises in the building; none without premises or level. Source: work safety premises.',
    tables: ['building', 'room', 'premises'],
    kind: 'categories',
    categories: [
      { id: 'red', title: '红 · 重大', titleEn: 'Red · major', colour: '#e5484d' },
      { id: 'orange', title: '橙 · 较大', titleEn: 'Orange · considerable', colour: '#f2994a' },
      { id: 'yellow', title: '黄 · 一般', titleEn: 'Yellow · ordinary', colour: '#f2e27a' },
      { id: 'blue', title: '蓝 · 低', titleEn: 'Blue · low', colour: '#5b8def' },
    ],
  },
  {
    id: 'building.inspectionDue',
    subject: 'building',
    system: 'work-safety',
    title: '检查到期',
    titleEn: 'Inspection due',
    definition:
      '楼内单位最早一次已列计划、尚未检查的检查：计划日早于数据截至日为逾期。没有待查计划的不着色。来源：安监检查计划。',
    definitionEn:
      'Earliest visit planned and not yet made of the premises in the building; overdue where its day lies before the as-of date. Source: inspection plan.',
    tables: ['building', 'room', 'premises', 'inspection'],
    kind: 'categories',
    categories: [
      { id: 'overdue', title: '已逾期', titleEn: 'Overdue', colour: '#d55e00' },
      { id: 'week', title: '7 日内', titleEn: 'Within 7 days', colour: '#e69f00' },
      { id: 'month', title: '30 日内', titleEn: 'Within 30 days', colour: '#56b4e9' },
      { id: 'later', title: '30 日后', titleEn: 'Later', colour: '#4a698e' },
    ],
  },
] as const satisfies readonly ThemeSpec[];
