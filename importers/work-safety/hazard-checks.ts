import type { RowRefinement } from '../rows/plain-delivery.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import { checkTimeOrder } from '../rows/time-order.ts';
import type { RowValues } from '../rows/table-reader.ts';

/** 五落实 of a major hazard: 责任、措施、资金、时限、预案 (data-dictionary §4.3). */
const GUARANTEES: readonly (readonly [field: string, title: string])[] = [
  ['duty_person', '责任'],
  ['measure', '措施'],
  ['funds_yuan', '资金'],
  ['due_at', '时限'],
  ['plan', '预案'],
];

/** Order of days, the five guarantees of a major hazard, and no closing without a passed recheck. */
export const checkHazard: RowRefinement = (values, checks) => {
  checkTimeOrder(values, checks, ['found_at', 'due_at'], 'DUE_BEFORE_FOUND');
  checkTimeOrder(
    values,
    checks,
    ['found_at', 'fixed_at', 'rechecked_at', 'closed_at'],
    'HAZARD_TIME_ORDER',
  );
  if (values.level === 'major') checkGuarantees(values, checks);
  checkClosing(values, checks);
};

function checkGuarantees(values: RowValues, checks: RowChecks): void {
  const missing = GUARANTEES.filter(([field]) => values[field] === null);
  if (missing.length === 0) return;
  checks.warn({
    code: 'HAZARD_GUARANTEES',
    field: 'level',
    value: '重大',
    sentence: `重大隐患缺少：${missing.map(([, title]) => title).join('、')}。`,
  });
}

function checkClosing(values: RowValues, checks: RowChecks): void {
  const isClosed = values.closed_at !== null || values.state === 'close';
  if (!isClosed || values.recheck_result === 'pass') return;
  checks.warn({
    code: 'CLOSED_WITHOUT_RECHECK',
    field: 'closed_at',
    value: values.closed_at as string | null,
    sentence: '没有合格的复查就已销号。',
  });
}
