import { CASE_MACHINE } from '../contract/state-machines.ts';
import { caseEvent, cityCase, component, patrolFix } from '../contract/schema/city-management.ts';
import { say } from '../contract/sentence.ts';
import { settleCaseType } from './city-management/case-type.ts';
import { settleComponent } from './city-management/component-code.ts';
import { localExtras } from './city-management/local-extras.ts';
import { awaitMadeCode, makeCode } from './city-management/made-code.ts';
import { lookAtSurvey } from './city-management/survey-file.ts';
import { NearTwins } from './city-management/near-twins.ts';
import type { DeliveryPart } from './rows/delivery.ts';
import type { RecognisedFile } from './recognise.ts';
import type { RowChecks } from './rows/row-checks.ts';
import type { RowRefinement } from './rows/plain-delivery.ts';
import type { RowValues } from './rows/row-values.ts';
import { checkTimeOrder } from './rows/time-order.ts';
import type { RuleContext, TableRule } from './rows/table-rule.ts';

/** 数字城管: what is special about components, cases, their steps and patrol tracks. */
export const CITY_MANAGEMENT_RULES: readonly TableRule[] = [
  { table: component, mustBePlaced: true, refine: surveyRefinement, finish: codeAndTwins },
  {
    table: cityCase,
    parents: [{ field: 'comp_id', table: 'component', key: 'comp_id' }],
    refine: ({ recognised }) => caseCheck(recognised),
  },
  {
    table: caseEvent,
    parents: [{ field: 'case_no', table: 'city_case', key: 'case_no' }],
    steps: { machine: CASE_MACHINE, list: 'case_no', sequence: 'sequence', step: 'step', at: 'at' },
  },
  { table: patrolFix, mustBePlaced: true },
];

async function surveyRefinement(
  part: DeliveryPart,
  { profile }: RuleContext,
): Promise<RowRefinement> {
  const { edition } = await lookAtSurvey(part.recognised);
  const adcodes = [profile.adcode, ...(profile.formerAdcodes ?? [])];
  const extrasOf = localExtras(part.recognised);
  return (values, checks, row) => {
    if (values.comp_id === null && part.recognised.rule?.madeCodes) awaitMadeCode(values, checks);
    else settleComponent(values, checks, adcodes, edition);
    values.extras ??= extrasOf(row);
    checkTimeOrder(values, checks, ['init_date', 'change_date'], 'DATE_ORDER');
  };
}

/** Codes are made of where a row stands; twins are looked for over all files of the survey. */
function codeAndTwins(): RowRefinement {
  const twins = new NearTwins();
  return (values, checks) => {
    makeCode(values, checks);
    twins.check(values, checks);
  };
}

const CASE_TIMES = [
  'report_at',
  'register_at',
  'dispatch_at',
  'handled_at',
  'checked_at',
  'closed_at',
];

function caseCheck({ matches }: RecognisedFile): RowRefinement {
  const tellsChecks = matches.get(cityCase.name)?.columns.has('checked_at') ?? false;
  return (values, checks) => {
    settleCaseType(values, checks);
    checkTimeOrder(values, checks, CASE_TIMES, 'CASE_TIME_ORDER');
    checkTimeOrder(values, checks, ['report_at', 'deadline_at'], 'DEADLINE_ORDER');
    checkFlags(values, checks);
    if (tellsChecks) checkClosing(values, checks);
  };
}

/** An open case may be neither; none is both in time and overdue. */
function checkFlags({ on_time: onTime, overdue }: RowValues, checks: RowChecks): void {
  if (onTime === 1 && overdue === 1) checks.mark('CASE_FLAGS_CONFLICT', 'overdue', '是');
}

const UNCHECKED = say`Closed, and the time of the check is empty.`;

/** 核查结案: a case is closed once it was checked (data-dictionary §1.7). */
function checkClosing(values: RowValues, checks: RowChecks): void {
  const { closed_at: closed, checked_at: checked } = values;
  if (closed === null || checked !== null) return;
  const value = closed as string;
  checks.warn({ code: 'CLOSED_WITHOUT_CHECK', field: 'closed_at', value, sentence: UNCHECKED });
}
