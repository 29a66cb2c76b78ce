import type { DemoWorld } from '../world.ts';
import { momentText } from '../world/calendar.ts';
import {
  momentIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import { plantInto, replaced, type Mistake, type PlantedExport } from '../world/planted-rows.ts';
import type { DemoCall } from './calls.ts';
import type { DemoOrder } from './orders.ts';
import type { CallText } from './call-texts.ts';

const CALL_COLUMNS: Columns = [
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

const ORDER_COLUMNS: Columns = [
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

const FOLLOW_COLUMNS: Columns = [
  ['回访编号'],
  ['工单编号', '工单号'],
  ['回访时间'],
  ['回访结果', '回访情况', '满意度'],
];

const STYLES: readonly FileStyle[] = [
  PLAIN_STYLE,
  { ...PLAIN_STYLE, headers: 1, moments: 'slash' },
  { ...PLAIN_STYLE, headers: 2, moments: 'plain', encoding: 'utf-8-bom', blank: '无' },
];

const CALL_MISTAKES: readonly Mistake[] = [
  { kind: 'call-duplicate', expect: 'rejected', spoil: (cells) => cells },
  {
    kind: 'call-time-missing',
    expect: 'rejected',
    spoil: (cells) => replaced(cells, { 0: `${cells[0]!}X`, 6: '' }),
  },
  {
    kind: 'call-room-unknown',
    expect: 'held',
    spoil: (cells) => replaced(cells, { 0: `${cells[0]!}Y`, 13: '33020300400199980100101' }),
  },
];

const ORDER_MISTAKES: readonly Mistake[] = [
  { kind: 'order-duplicate', expect: 'rejected', spoil: (cells) => cells },
  {
    kind: 'order-dispatch-missing',
    expect: 'rejected',
    spoil: (cells) => replaced(cells, { 0: `${cells[0]!}X`, 3: '' }),
  },
];

/** Writes calls, orders and follow-ups, three files a month. */
export interface CallFiles {
  write(call: DemoCall, text: CallText): Promise<void>;
  close(): Promise<void>;
}

interface Month {
  readonly key: string;
  readonly style: FileStyle;
  readonly calls: PlantedExport;
  readonly orders: PlantedExport;
  readonly followUps: PlantedExport;
}

/** Opens the files of a year of about `expected` calls. */
export function openCallFiles(world: DemoWorld, expected: number): CallFiles {
  let month: Month | undefined;
  let months = 0;
  const turn = async (key: string): Promise<Month> => {
    if (month) await closeMonth(month);
    return (month = openMonth(world, key, months++, expected / 12));
  };
  return {
    write: async (call, text) => {
      const key = momentText(call.callAt, 'plain').slice(0, 6);
      const open = month?.key === key ? month : await turn(key);
      open.calls.row(callCells(call, text, open.style));
      if (call.order) writeOrder(open, call.order);
      for (const file of [open.calls, open.orders, open.followUps]) await file.drain();
    },
    close: async () => {
      if (month) await closeMonth(month);
    },
  };
}

function writeOrder({ orders, followUps, style }: Month, order: DemoOrder): void {
  orders.row(orderCells(order, style));
  const { followUp, orderNo } = order;
  if (!followUp) return;
  const number = `HF${orderNo.slice(2)}`;
  followUps.row([number, orderNo, momentIn(style, followUp.at), followUp.result]);
}

function openMonth(world: DemoWorld, key: string, number: number, expected: number): Month {
  const style = STYLES[number % STYLES.length]!;
  const title = `${key.slice(0, 4)}年${key.slice(4)}月`;
  const open = (
    name: string,
    table: string,
    columns: Columns,
    share: number,
    mistakes: readonly Mistake[] = [],
  ): PlantedExport =>
    plantInto(
      world,
      openExport(world, `hotline/${name}_${title}.csv`, columns, style),
      { system: 'hotline', table },
      Math.round(expected * share),
      number === 0 ? mistakes : [],
    );
  return {
    key,
    style,
    calls: open('来电', 'call', CALL_COLUMNS, 1, CALL_MISTAKES),
    orders: open('工单', 'work_order', ORDER_COLUMNS, 0.28, ORDER_MISTAKES),
    followUps: open('回访', 'follow_up', FOLLOW_COLUMNS, 0.24),
  };
}

async function closeMonth({ calls, orders, followUps }: Month): Promise<void> {
  await calls.close();
  await orders.close();
  await followUps.close();
}

function callCells(call: DemoCall, text: CallText, style: FileStyle): string[] {
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

function orderCells(order: DemoOrder, style: FileStyle): string[] {
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
