import {
  approvalCard,
  approvalCase,
  approvalItem,
  approvalPause,
  approvalStep,
} from '../contract/schema/approvals.ts';
import { APPROVAL_MACHINE } from '../contract/state-machines.ts';
import { lightRefinement } from './approvals/case-lights.ts';
import type { Parent } from './rows/parent-keys.ts';
import { inTurn, type RowRefinement } from './rows/plain-delivery.ts';
import { checkTimeOrder } from './rows/time-order.ts';
import type { TableRule } from './rows/table-rule.ts';

const OF_CASE: Parent = { field: 'case_no', table: 'approval_case', key: 'case_no' };

/** 行政审批: what is special about items, cases, steps, pauses and cards. */
export const APPROVALS_RULES: readonly TableRule[] = [
  { table: approvalItem, refine: () => checkLimits },
  {
    table: approvalCase,
    parents: [{ field: 'item_code', table: 'approval_item', key: 'item_code' }],
    reads: [approvalPause.name],
    settings: ({ thresholds, workingTime }) => [thresholds.approvalLights, workingTime],
    refine: async ({ recognised }, context) => {
      return inTurn(checkTimes, await lightRefinement(context, recognised.asOf));
    },
  },
  {
    table: approvalStep,
    parents: [OF_CASE],
    steps: {
      machine: APPROVAL_MACHINE,
      list: 'case_no',
      sequence: 'sequence',
      step: 'step',
      at: 'at',
    },
  },
  {
    table: approvalPause,
    parents: [OF_CASE],
    refine: () => (values, checks) => {
      checkTimeOrder(values, checks, ['from_at', 'to_at'], 'PAUSE_TIME_ORDER');
    },
  },
  {
    table: approvalCard,
    parents: [OF_CASE],
    refine: () => (values, checks) => {
      checkTimeOrder(values, checks, ['at', 'replied_at'], 'CARD_TIME_ORDER');
    },
  },
];

const checkTimes: RowRefinement = (values, checks) => {
  checkTimeOrder(
    values,
    checks,
    ['apply_at', 'accept_at', 'decide_at', 'done_at'],
    'APPROVAL_TIME_ORDER',
  );
};

/** A promise is no longer than the law allows; limits in different units are not compared. */
const checkLimits: RowRefinement = (values, checks) => {
  const [promised, statutory] = [values.promised_limit, values.statutory_limit] as (
    | number
    | null
  )[];
  const comparable = values.promised_unit === values.statutory_unit;
  if (promised && statutory && comparable && promised > statutory)
    checks.mark('PROMISE_GT_STATUTORY', 'promised_limit', promised);
};
