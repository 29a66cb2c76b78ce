import { cityCase } from '../schema/city-management.ts';
import type { TodayColumn, TodayList } from './list.ts';

const COMMAND = {
  system: 'city-management',
  role: '城管指挥中心',
  roleEn: 'City management',
  source: 'CJJ/T 106-2010',
  table: 'city_case',
  blanks: [{ title: '处置情况', titleEn: 'Done' }],
} as const;

const COLUMNS: readonly TodayColumn[] = [
  { name: 'case_no', title: '案件编号', titleEn: 'Case', kind: 'code', weight: 0.18 },
  { name: 'description', title: '问题描述', titleEn: 'Problem', kind: 'text', weight: 0.28 },
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
  {
    name: 'days',
    title: '剩余',
    titleEn: 'Left',
    kind: 'number',
    unit: '天',
    unitEn: 'days',
    weight: 0.08,
  },
];

/** 城管 (users §1): cases past their deadline, and those whose deadline is near. */
export const CITY_MANAGEMENT_TODAY: readonly TodayList[] = [
  {
    ...COMMAND,
    id: 'city.overdue',
    title: '超期未结案件',
    titleEn: 'Cases overdue',
    rule: '已立案未结案，截止时间早于数据截至日末；挂账案件不列。',
    ruleEn:
      'Registered and not closed, deadline before the end of the as-of date; suspended ones left out.',
    kind: 'overdue',
    columns: COLUMNS,
  },
  {
    ...COMMAND,
    id: 'city.due',
    title: '3 天内到期案件',
    titleEn: 'Cases due in 3 days',
    rule: '已立案未结案，截止时间在数据截至日后 3 天内；挂账案件不列。',
    ruleEn:
      'Registered and not closed, deadline in the 3 days after the as-of date; suspended ones left out.',
    kind: 'due',
    columns: COLUMNS,
  },
];
