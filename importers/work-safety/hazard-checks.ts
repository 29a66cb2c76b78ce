import { listOf, type Sentence, say, word } from '../../contract/sentence.ts';
import type { RowRefinement } from '../rows/plain-delivery.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import { checkTimeOrder } from '../rows/time-order.ts';
import type { RowValues } from '../rows/row-values.ts';

/** 五落实 of a major hazard: 责任、措施、资金、时限、预案 (data-dictionary §4.3). */
const GUARANTEES: readonly (readonly [field: string, title: Sentence])[] = [
  ['duty_person', word('a person in charge')],
  ['measure', word('measures')],
  ['funds_yuan', word('funds')],
  ['due_at', word('a deadline')],
  ['plan', word('a contingency plan')],
];

/** Which of the columns a file has that not every department keeps. */
export interface ToldByFile {
  readonly listed: boolean;
  /** 销号日期; without it a passed recheck closes a hazard (复查通过 = 销号, data-dictionary §4.3). */
  readonly closed: boolean;
}

/**
 * Order of days, the five guarantees of a major hazard, which is expected to be listed where the file tells what is, and no
 * closing without a passed recheck.
 */
export const hazardChecks =
  ({ listed: tellsListed, closed: tellsClosed }: ToldByFile): RowRefinement =>
  (values, checks) => {
    if (!tellsClosed && values.recheck_result === 'pass')
      values.closed_at = values.rechecked_at ?? null;
    checkTimeOrder(values, checks, ['found_at', 'due_at'], 'DUE_BEFORE_FOUND');
    checkTimeOrder(
      values,
      checks,
      ['found_at', 'fixed_at', 'rechecked_at', 'closed_at'],
      'HAZARD_TIME_ORDER',
    );
    if (values.level === 'major') {
      checkGuarantees(values, checks);
      const isListed = values.listed !== null && values.listed !== 'none';
      if (tellsListed && !isListed) checks.mark('MAJOR_NOT_LISTED', 'listed', values.listed);
    }
    checkClosing(values, checks);
  };

function checkGuarantees(values: RowValues, checks: RowChecks): void {
  const missing = GUARANTEES.filter(([field]) => values[field] === null);
  if (missing.length === 0) return;
  checks.warn({
    code: 'HAZARD_GUARANTEES',
    field: 'level',
    value: '重大',
    sentence: say`A major hazard lacks ${listOf(missing.map(([, title]) => title))}.`,
  });
}

function checkClosing(values: RowValues, checks: RowChecks): void {
  const isClosed = values.closed_at !== null || values.state === 'close';
  if (!isClosed || values.recheck_result === 'pass') return;
  checks.warn({
    code: 'CLOSED_WITHOUT_RECHECK',
    field: 'closed_at',
    value: values.closed_at as string | null,
    sentence: say`Closed without a passed recheck.`,
  });
}
