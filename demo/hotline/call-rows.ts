import { momentIn, type Columns, type FileStyle } from '../world/export-file.ts';
import { type Mistake, replaced, wrongRow } from '../world/planted-rows.ts';
import type { CallText } from './call-texts.ts';
import type { DemoCall } from './calls.ts';
import type { DemoOrder } from './orders.ts';

/** Columns of 来电. */
export const CALL_COLUMNS: Columns = [
  ['流水号', '受理编号', '来电编号'],
  ['服务热线', '热线号码', '热线'],
  ['受理方式'],
  ['诉求类型', '求助类别'],
  ['大类'],
  ['小类', '小项'],
  ['来电时间'],
  ['接听时间'],
  ['挂机时间'],
  ['工号', '话务员', '受理人'],
  ['直接答复'],
  ['知识编号', '知识条目'],
  ['关联工单', '重复来电'],
  ['房屋编码'],
  ['地址', '详细地址'],
  ['所在街道', '街道'],
  ['求助人', '来电人'],
  ['联系电话', '来电号码', '主叫号码'],
  ['求助内容', '事由'],
];

/** Columns of 工单. */
export const ORDER_COLUMNS: Columns = [
  ['工单编号', '工单号'],
  ['流水号', '受理编号', '来电编号'],
  ['加盟企业编号', '企业编号'],
  ['派单时间'],
  ['接单时间'],
  ['上门时间'],
  ['办结时间', '完成时间'],
  ['应办结时间', '办结时限'],
  ['收费金额(元)', '收费（元）'],
  ['是否解决'],
  ['改派次数'],
];

/** Columns of 回访. */
export const FOLLOW_COLUMNS: Columns = [
  ['回访编号'],
  ['工单编号', '工单号'],
  ['回访时间'],
  ['回访结果', '回访情况', '满意度'],
];

/** Wrong rows among the first month's calls. */
export const CALL_MISTAKES: readonly Mistake[] = [
  { kind: 'call-duplicate', expect: 'rejected', spoil: (cells) => cells },
  wrongRow('call-time-missing', 'rejected', { 6: '' }),
  {
    kind: 'call-repeats-itself',
    expect: 'flagged',
    spoil: (cells) => replaced(cells, { 0: `${cells[0]!}Z`, 12: `${cells[0]!}Z` }),
  },
  wrongRow('call-room-unknown', 'held', { 13: '33020300400199980100101' }, 'Y'),
];

/** Wrong rows among the first month's orders. */
export const ORDER_MISTAKES: readonly Mistake[] = [
  { kind: 'order-duplicate', expect: 'rejected', spoil: (cells) => cells },
  wrongRow('order-dispatch-missing', 'rejected', { 3: '' }),
];

/** A call's row. */
export function callCells(call: DemoCall, text: CallText, style: FileStyle): string[] {
  const { caller, matter, answerAt } = call;
  const { blank } = style;
  return [
    call.callNo,
    call.line,
    call.channel,
    call.nature,
    matter.category,
    matter.item,
    momentIn(style, call.callAt),
    momentIn(style, answerAt),
    momentIn(style, call.hangupAt),
    call.agent,
    answerAt === undefined ? blank : call.answeredDirectly ? '是' : '否',
    call.knowledge < 0 ? blank : knowledgeNo(call.knowledge),
    call.repeats || blank,
    call.channel === '应急呼叫器' && caller.room ? caller.room.id : blank,
    text.address || blank,
    text.street || blank,
    answerAt === undefined ? blank : caller.name,
    caller.phone,
    text.content || blank,
  ];
}

/** Number of a knowledge entry by its place in the base. */
export function knowledgeNo(index: number): string {
  return `ZS${String(index + 1).padStart(5, '0')}`;
}

/** An order's row. */
export function orderCells(order: DemoOrder, style: FileStyle): string[] {
  const { feeYuan } = order;
  return [
    order.orderNo,
    order.callNo,
    order.firm.firmNo,
    momentIn(style, order.dispatchAt),
    momentIn(style, order.acceptAt),
    momentIn(style, order.arriveAt),
    momentIn(style, order.doneAt),
    momentIn(style, order.dueAt),
    feeYuan === undefined ? style.blank : feeYuan.toFixed(2),
    order.solved ?? style.blank,
    String(order.redispatches),
  ];
}
