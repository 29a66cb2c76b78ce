import { beatDuty } from '../../contract/schema/community-policing.ts';
import { say } from '../../contract/sentence.ts';
import type { ImportContext } from '../import-context.ts';
import type { RowRefinement } from '../rows/plain-delivery.ts';
import type { TableRule } from '../rows/table-rule.ts';

/** 责任区–民警–起止: areas that are known, periods in order, one lead officer (主责) at a time. */
export const BEAT_RULES: readonly TableRule[] = [
  { table: beatDuty, refine: (_part, context) => refinement(context), finish: leadAlone },
];

async function refinement(context: ImportContext): Promise<RowRefinement> {
  const rows = await context.lookup().all<{ code: string }>('SELECT code FROM base.area');
  const known = new Set(rows.map(({ code }) => code));
  return (values, checks) => {
    const codes = String(values.area_codes ?? '').match(/\d+/g) ?? [];
    values.area_codes = codes.length > 0 ? codes.join(';') : null;
    if (codes.length === 0) {
      checks.reject({
        code: 'REQUIRED',
        field: 'area_codes',
        sentence: say`“管辖范围” holds no community or grid code. Write codes of 12 or 15 digits with a semicolon between.`,
      });
      return;
    }
    if (known.size > 0 && codes.some((code) => !known.has(code))) checks.flag('BEAT_AREA_UNKNOWN');
    const [from, to] = [values.from_at, values.to_at] as (string | null)[];
    if (!from || !to || from <= to) return;
    checks.reject({
      code: 'BEAT_TIME_ORDER',
      field: 'to_at',
      value: to,
      sentence: say`The period ends before it begins. Check its two dates.`,
    });
  };
}

interface Period {
  readonly from: string;
  readonly to: string;
}

/** Two lead officers of a beat on the same day: the later row is marked. */
function leadAlone(): RowRefinement {
  const periods = new Map<string, Period[]>();
  return (values, checks) => {
    if (values.role === 'assist') return;
    const beat = String(values.beat_code);
    const own = { from: String(values.from_at), to: String(values.to_at ?? '9999-12-31') };
    const before = periods.get(beat) ?? [];
    if (before.some(({ from, to }) => from <= own.to && own.from <= to))
      checks.flag('BEAT_OVERLAP');
    periods.set(beat, [...before, own]);
  };
}
