import { type ApprovalLightRule, type Light, lightOfCase } from '../../contract/approval-lights.ts';
import { say, word } from '../../contract/sentence.ts';
import { secondsUsed } from '../../contract/working-time.ts';
import { momentOf } from '../../data/city/moments.ts';
import type { ImportContext } from '../import-context.ts';
import type { RowRefinement } from '../rows/plain-delivery.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import { type CaseClocks, caseClocks } from './case-clock.ts';

const DAY_SECONDS = 86_400;

const WORDS = { green: word('green'), yellow: word('yellow'), red: word('red') } as const;

/**
 * Works out the light (监察状态) of each case as of the day of its file and marks where the one delivered is another, and days
 * taken (实际用时) that differ from the working calendar by more than one.
 */
export async function lightRefinement(
  context: ImportContext,
  asOf: string,
): Promise<RowRefinement> {
  const clocks = await caseClocks(context);
  const rule = context.profile.thresholds.approvalLights;
  const end = momentOf(`${asOf} 00:00:00`) + DAY_SECONDS;
  return (values, checks) => {
    const light = lightOf(values, clocks, rule, end);
    values.light_calc = light ?? null;
    const delivered = values.light_src as Light | null;
    if (light !== undefined && delivered !== null && delivered !== light)
      checks.warn({
        code: 'LIGHT_DIFF',
        field: 'light_src',
        value: delivered,
        sentence: say`By its limit, its pauses and the working calendar it is ${WORDS[light]}.`,
      });
    checkDays(values, checks, clocks);
  };
}

/** The clock of a case begins when it is accepted; undefined where the limit of its matter is not known. */
function lightOf(
  values: RowValues,
  { clock, promises, pauses }: CaseClocks,
  rule: ApprovalLightRule,
  end: number,
): Light | undefined {
  const promised = promises.get(String(values.item_code));
  if (!promised) return undefined;
  if (values.accept_at === null) return 'green';
  const done = values.done_at === null ? undefined : momentOf(values.done_at as string);
  const isOpen = done === undefined || done > end;
  return lightOfCase(clock, rule, {
    acceptedAt: momentOf(values.accept_at as string),
    until: isOpen ? end : done,
    isOpen,
    promised,
    pauses: pauses.get(values.case_no as string) ?? [],
  });
}

/** A day lies between ways of counting: the first, the last, halves of what was done at once. */
const DAYS_APART = 1;

function checkDays(values: RowValues, checks: RowChecks, clocks: CaseClocks): void {
  const { actual_days: told, accept_at, done_at, item_code, case_no } = values;
  const unit = clocks.promises.get(String(item_code))?.unit;
  if (told === null || accept_at === null || done_at === null || unit === undefined) return;
  const { clock, pauses } = clocks;
  const [from, to] = [momentOf(accept_at as string), momentOf(done_at as string)];
  if (to < from) return;
  const own = pauses.get(case_no as string) ?? [];
  const used = secondsUsed(clock, { value: 1, unit }, from, to, own);
  const days = used / (unit === 'day' ? DAY_SECONDS : clock.daySeconds);
  if (Math.abs(days - (told as number)) <= DAYS_APART) return;
  checks.warn({
    code: 'ACTUAL_DAYS_DIFF',
    field: 'actual_days',
    value: told as number,
    sentence: say`From acceptance to the end, pauses left out, it took ${days.toFixed(1)} days.`,
  });
}
