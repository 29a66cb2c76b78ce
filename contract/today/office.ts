import { supervisionItem } from '../schema/office.ts';
import { DAYS_COLUMN, type TodayColumn, type TodayList } from './list.ts';

const AIDE = {
  system: 'office',
  role: '区府办',
  roleEn: 'District office',
  source: '督查办结、批示落实期限',
  blanks: [{ title: '进展', titleEn: 'Progress' }],
} as const;

const ITEM: readonly TodayColumn[] = [
  { name: 'item_no', title: '事项编号', titleEn: 'Item', kind: 'code', weight: 0.16 },
  { name: 'subject', title: '事项摘要', titleEn: 'Subject', kind: 'text', weight: 0.32 },
  { name: 'lead_unit', title: '牵头单位', titleEn: 'Lead unit', kind: 'text', weight: 0.16 },
  {
    name: 'status',
    title: '状态',
    titleEn: 'Status',
    kind: 'text',
    codes: supervisionItem.columns['status']?.codes ?? {},
    weight: 0.1,
  },
  { name: 'due_at', title: '办理期限', titleEn: 'Due', kind: 'date', weight: 0.13 },
  DAYS_COLUMN,
];

const INSTRUCTION: readonly TodayColumn[] = [
  { name: 'instruction_no', title: '批示编号', titleEn: 'Instruction', kind: 'code', weight: 0.2 },
  { name: 'item_no', title: '督查事项', titleEn: 'Item', kind: 'code', weight: 0.2 },
  { name: 'lead_unit', title: '牵头单位', titleEn: 'Lead unit', kind: 'text', weight: 0.2 },
  { name: 'at', title: '批示日期', titleEn: 'Given', kind: 'date', weight: 0.15 },
  { name: 'due_at', title: '办理期限', titleEn: 'Due', kind: 'date', weight: 0.15 },
  { ...DAYS_COLUMN, weight: 0.1 },
];

/** 督查与批示 (users §1): due within a week, and past their day. */
export const OFFICE_TODAY: readonly TodayList[] = [
  {
    ...AIDE,
    id: 'office.supervision-due',
    title: '督查事项 7 天内到期',
    titleEn: 'Supervised items due in 7 days',
    rule: '未办结，办理期限在数据截至日起 7 天内。',
    ruleEn: 'Not done, due within 7 days of the as-of date.',
    kind: 'due',
    table: 'supervision_item',
    columns: ITEM,
  },
  {
    ...AIDE,
    id: 'office.supervision-overdue',
    title: '督查事项超期',
    titleEn: 'Supervised items overdue',
    rule: '未办结，办理期限早于数据截至日。',
    ruleEn: 'Not done, due before the as-of date.',
    kind: 'overdue',
    table: 'supervision_item',
    columns: ITEM,
  },
  {
    ...AIDE,
    id: 'office.instructions-due',
    title: '领导批示待落实',
    titleEn: 'Instructions to carry out',
    rule: '没有落实日期，办理期限早于数据截至日后 7 天（剩余为负即已超期）。',
    ruleEn:
      'Without a date carried out, due before 7 days after the as-of date; negative days are overdue.',
    kind: 'due',
    table: 'leader_instruction',
    columns: INSTRUCTION,
  },
];
