import { leaderInstruction, officeStatistic, supervisionItem } from '../contract/schema/office.ts';
import { checkTimeOrder } from './rows/time-order.ts';
import type { TableRule } from './rows/table-rule.ts';

/** 协同办公: what is special about document flow, supervision and instructions. */
export const OFFICE_RULES: readonly TableRule[] = [
  { table: officeStatistic },
  {
    table: supervisionItem,
    refine: () => (values, checks) => {
      checkTimeOrder(values, checks, ['opened_at', 'due_at'], 'DEADLINE_ORDER');
      checkTimeOrder(values, checks, ['opened_at', 'done_at'], 'ITEM_TIME_ORDER');
    },
  },
  {
    table: leaderInstruction,
    parents: [{ field: 'item_no', table: 'supervision_item', key: 'item_no' }],
    refine: () => (values, checks) => {
      checkTimeOrder(values, checks, ['at', 'due_at'], 'DEADLINE_ORDER');
      checkTimeOrder(values, checks, ['at', 'carried_out_at'], 'ITEM_TIME_ORDER');
    },
  },
];
