import { approvalCard, approvalCase, CARD_COLOURS, LIGHTS } from '../schema/approvals.ts';
import type { TodayList } from './list.ts';

/** 审批 (users §1): cards of 电子监察 that nobody has answered, and lights its clock does not give. */
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
  {
    id: 'approvals.light-differs',
    system: 'approvals',
    role: '审批中心',
    roleEn: 'Approval centre',
    title: '监察状态不符',
    titleEn: 'Lights that differ',
    rule: '来件的监察状态与按承诺时限、特别程序和工作日历推算的不一致（截至数据日）。',
    ruleEn:
      'The light delivered is not the one that promised limit, pauses and working calendar give on the as-of day.',
    source: '电子监察，推算规则见区划配置 approvalLights',
    kind: 'check',
    table: approvalCase.name,
    columns: [
      { name: 'case_no', title: '办件编号', titleEn: 'Case', kind: 'code', weight: 0.2 },
      { name: 'item', title: '审批事项', titleEn: 'Item', kind: 'text', weight: 0.24 },
      {
        name: 'light_src',
        title: '来件',
        titleEn: 'Delivered',
        kind: 'text',
        codes: LIGHTS,
        weight: 0.08,
      },
      {
        name: 'light_calc',
        title: '推算',
        titleEn: 'By the clock',
        kind: 'text',
        codes: LIGHTS,
        weight: 0.1,
      },
      { name: 'accept_at', title: '受理时间', titleEn: 'Accepted', kind: 'date', weight: 0.14 },
      { name: 'done_at', title: '办结时间', titleEn: 'Done', kind: 'date', weight: 0.14 },
    ],
    blanks: [{ title: '核实情况', titleEn: 'Found' }],
  },
];
