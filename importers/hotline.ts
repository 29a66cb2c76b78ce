import { call, followUp, knowledge, serviceFirm, workOrder } from '../contract/schema/hotline.ts';
import { writtenNumber } from '../contract/yearly-numbers.ts';
import { tidyPhone } from './validate/phone.ts';
import { checkTimeOrder } from './rows/time-order.ts';
import type { TableRule } from './rows/table-rule.ts';

/** 81890: what is special about calls, orders and follow-ups. */
export const HOTLINE_RULES: readonly TableRule[] = [
  { table: serviceFirm },
  { table: knowledge },
  {
    table: call,
    parents: [{ field: 'knowledge_no', table: 'knowledge', key: 'knowledge_no' }],
    refine: () => (values, checks) => {
      checkTimeOrder(values, checks, ['call_at', 'answer_at', 'hangup_at'], 'CALL_TIME_ORDER');
      const phone = values.caller_phone as string | null;
      if (phone !== null) values.caller_phone = tidyPhone(phone);
      const repeated = values.repeat_of;
      if (typeof repeated === 'string' && repeated === writtenNumber(String(values.call_no)))
        checks.mark('REPEATS_ITSELF', 'repeat_of', repeated);
    },
  },
  {
    table: workOrder,
    parents: [
      { field: 'call_no', table: 'call', key: 'call_no' },
      { field: 'firm_no', table: 'service_firm', key: 'firm_no' },
    ],
    refine: () => (values, checks) => {
      const times = ['dispatch_at', 'accept_at', 'arrive_at', 'done_at'];
      checkTimeOrder(values, checks, times, 'ORDER_TIME_ORDER');
      checkTimeOrder(values, checks, ['dispatch_at', 'due_at'], 'DEADLINE_ORDER');
    },
  },
  {
    table: followUp,
    parents: [{ field: 'order_no', table: 'work_order', key: 'order_no' }],
  },
];
