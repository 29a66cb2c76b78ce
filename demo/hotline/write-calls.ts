import type { DemoWorld } from '../world.ts';
import { momentText } from '../world/calendar.ts';
import {
  momentIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import { plantInto, type Mistake, type PlantedExport } from '../world/planted-rows.ts';
import {
  CALL_COLUMNS,
  CALL_MISTAKES,
  callCells,
  FOLLOW_COLUMNS,
  ORDER_COLUMNS,
  ORDER_MISTAKES,
  orderCells,
} from './call-rows.ts';
import type { DemoCall } from './calls.ts';
import type { DemoOrder } from './orders.ts';
import type { CallText } from './call-texts.ts';

const STYLES: readonly FileStyle[] = [
  PLAIN_STYLE,
  { ...PLAIN_STYLE, headers: 1, moments: 'slash' },
  { ...PLAIN_STYLE, headers: 2, moments: 'plain', encoding: 'utf-8-bom', blank: '无' },
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
