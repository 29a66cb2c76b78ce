import { approvalCard, CARD_COLOURS } from '../schema/approvals.ts';
import type { TodayList } from './list.ts';

/** 审批 (users §1): cards of 电子监察 that nobody has answered. */
export const APPROVALS_TODAY: readonly TodayList[] = [
  {
    id: 'approvals.cards-open',
    system: 'approvals',
    role: '审批中心',
    roleEn: 'Approval centre',
    title: '监察牌待处理',
    titleEn: 'Supervision cards unanswered',
    rule: '已发牌、未撤销、没有处理方式和处理时间的监察牌（含达到预警比例的黄牌）。',
    ruleEn:
      'Cards issued (yellow ones at the warning share of the clock), not cancelled, without a reply.',
    source: '电子监察黄牌 90 %、红牌超期',
    kind: 'overdue',
    table: approvalCard.name,
    columns: [
      { name: 'card_no', title: '牌号', titleEn: 'Card', kind: 'code', weight: 0.18 },
      {
        name: 'colour',
        title: '牌色',
        titleEn: 'Colour',
        kind: 'text',
        codes: CARD_COLOURS,
        weight: 0.08,
      },
      { name: 'case_no', title: '办件编号', titleEn: 'Case', kind: 'code', weight: 0.2 },
      { name: 'item', title: '审批事项', titleEn: 'Item', kind: 'text', weight: 0.24 },
      { name: 'reason', title: '发牌原因', titleEn: 'Reason', kind: 'text', weight: 0.16 },
      { name: 'at', title: '发牌时间', titleEn: 'Issued', kind: 'date', weight: 0.14 },
    ],
    blanks: [{ title: '处理', titleEn: 'Reply' }],
  },
];
