import { cityCase, component } from '../schema/city-management.ts';
import { DAYS_COLUMN, type TodayColumn, type TodayList, VISIT_BLANKS } from './list.ts';

const COMMAND = {
  system: 'city-management',
  role: '城管指挥中心',
  roleEn: 'City dispatch centre',
  source: 'CJJ/T 106-2010',
  table: 'city_case',
  blanks: [{ title: '处置情况', titleEn: 'Done' }],
} as const;

const COLUMNS: readonly TodayColumn[] = [
  { name: 'case_no', title: '案件编号', titleEn: 'Case', kind: 'code', weight: 0.18 },
  { name: 'description', title: '问题描述', titleEn: 'Problem', kind: 'text', weight: 0.24 },
  { name: 'place', title: '位置', titleEn: 'Place', kind: 'text', weight: 0.2 },
  { name: 'dept', title: '处置单位', titleEn: 'Handling unit', kind: 'text', weight: 0.16 },
  {
    name: 'state',
    title: '当前环节',
    titleEn: 'Step',
    kind: 'text',
    codes: cityCase.columns['state']?.codes ?? {},
    weight: 0.08,
  },
  { name: 'deadline_at', title: '截止时间', titleEn: 'Deadline', kind: 'date', weight: 0.18 },
  DAYS_COLUMN,
];

const COMPONENT_COLUMNS: readonly TodayColumn[] = [
  { name: 'comp_id', title: '部件标识码', titleEn: 'Component', kind: 'code', weight: 0.18 },
  { name: 'name', title: '部件', titleEn: 'Name', kind: 'text', weight: 0.14 },
  {
    name: 'state',
    title: '状态',
    titleEn: 'State',
    kind: 'text',
    codes: component.columns['state']?.codes ?? {},
    weight: 0.08,
  },
  { name: 'keeper_name', title: '养护单位', titleEn: 'Maintainer', kind: 'text', weight: 0.2 },
  { name: 'place', title: '位置', titleEn: 'Place', kind: 'text', weight: 0.3 },
  { ...DAYS_COLUMN, title: '距上次巡查', titleEn: 'Since patrolled', weight: 0.1 },
];

/** 城管 (users §1): cases past their deadline or near it, and broken components nobody has looked at. */
export const CITY_MANAGEMENT_TODAY: readonly TodayList[] = [
  {
    ...COMMAND,
    id: 'city.overdue',
    title: '超期未结案件',
    titleEn: 'Cases overdue',
    rule: '已立案未结案，截止时间早于数据截至日末；到期前挂账、尚未恢复的不列。',
    ruleEn:
      'Registered and not closed, deadline before the end of the as-of date; those suspended before it and not resumed left out.',
    kind: 'overdue',
    columns: COLUMNS,
  },
  {
    ...COMMAND,
    id: 'city.due',
    title: '3 天内到期案件',
    titleEn: 'Cases due in 3 days',
    rule: '已立案未结案，截止时间在数据截至日后 3 天内；到期前挂账、尚未恢复的不列。',
    ruleEn:
      'Registered and not closed, deadline in the 3 days after the as-of date; those suspended and not resumed left out.',
    kind: 'due',
    columns: COLUMNS,
  },
  {
    ...COMMAND,
    id: 'city.unpatrolled',
    role: '城管监督中心',
    roleEn: 'City supervision centre',
    table: 'component',
    title: '破损、丢失部件近 7 天未巡查',
    titleEn: 'Broken or lost components not patrolled in 7 days',
    rule: '状态为破损或丢失，数据截至日末前 7 天内没有监督员从 30 米内经过。',
    ruleEn:
      'Damaged or lost, and no patrol within 30 m in the 7 days before the end of the as-of date.',
    source: '主动查找：本软件规则，30 米、7 天',
    kind: 'check',
    columns: COMPONENT_COLUMNS,
    blanks: VISIT_BLANKS,
  },
];
