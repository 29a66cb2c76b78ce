import { hazard, inspection } from '../schema/work-safety.ts';
import { ADDRESS_COLUMN, type TodayColumn, type TodayList, VISIT_BLANKS } from './list.ts';

const SAFETY = {
  system: 'work-safety',
  role: '安监',
  roleEn: 'Work safety',
  source: '原安监总局令第16号',
  blanks: VISIT_BLANKS,
} as const;

const PREMISES: TodayColumn = {
  name: 'premises_name',
  title: '单位',
  titleEn: 'Premises',
  kind: 'text',
  weight: 0.24,
};

const HAZARD: readonly TodayColumn[] = [
  ADDRESS_COLUMN,
  PREMISES,
  { name: 'description', title: '隐患内容', titleEn: 'Hazard', kind: 'text', weight: 0.22 },
  {
    name: 'level',
    title: '级别',
    titleEn: 'Level',
    kind: 'text',
    codes: hazard.columns['level']?.codes ?? {},
    weight: 0.08,
  },
  { name: 'due_at', title: '整改期限', titleEn: 'Due', kind: 'date', weight: 0.12 },
];

/** 安监 (users §1): rechecks that are due, hazards past their day, the plan of the week. */
export const WORK_SAFETY_TODAY: readonly TodayList[] = [
  {
    ...SAFETY,
    id: 'work-safety.rechecks-due',
    title: '待复查隐患',
    titleEn: 'Rechecks due',
    rule: '单位已申请复查，尚未复查；10 日内须现场验收。',
    ruleEn: 'Reported fixed and not rechecked; to be looked at within 10 days.',
    kind: 'due',
    table: 'hazard',
    columns: HAZARD,
  },
  {
    ...SAFETY,
    id: 'work-safety.hazards-overdue',
    title: '超期未销号隐患',
    titleEn: 'Hazards overdue',
    rule: '整改期限早于数据截至日，尚未销号。',
    ruleEn: 'Deadline before the as-of date, not closed.',
    kind: 'overdue',
    table: 'hazard',
    columns: HAZARD,
  },
  {
    ...SAFETY,
    id: 'work-safety.plan-of-week',
    title: '本周检查计划',
    titleEn: 'Plan of the week',
    rule: '计划日期在数据截至日起 7 天内，或已过期尚未检查（30 天内）。',
    ruleEn: 'Planned within 7 days of the as-of date, or up to 30 days before it and not made.',
    kind: 'due',
    table: 'inspection',
    columns: [
      ADDRESS_COLUMN,
      PREMISES,
      {
        name: 'kind',
        title: '检查类型',
        titleEn: 'Kind',
        kind: 'text',
        codes: inspection.columns['kind']?.codes ?? {},
        weight: 0.1,
      },
      { name: 'planned_at', title: '计划日期', titleEn: 'Planned', kind: 'date', weight: 0.12 },
      { name: 'team', title: '中队', titleEn: 'Team', kind: 'text', weight: 0.16 },
    ],
  },
];
