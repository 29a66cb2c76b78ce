import { say } from '../../../contract/sentence.ts';
import { cellCode, rawText } from '../../normalise/cells.ts';
import { cellDate, type DateVerdict } from '../../normalise/dates.ts';
import { cellDateTime } from '../../normalise/datetimes.ts';
import { cellMonth, cellPeriod } from '../../normalise/periods.ts';
import type { Cell } from '../../readers/source.ts';
import type { RowChecks } from '../row-checks.ts';
import { leaveOut, refuse, type ColumnContext, type ColumnReader } from './context.ts';

/** Deadlines and ends of terms may lie after the day the export was cut. */
const MAY_BE_FUTURE = /(_to|to_at|_due|due_at|deadline_at|_until|planned_at)$/;

/** Ends of terms may be written as none. */
const IS_END = /(^|_)to(_at)?$|_until$/;
const OPEN_END =
  /^(?:长期|长期有效|永久|至今|无固定期限|无期限|不限|9999[-/.年]?12[-/.月]?31日?)(?: .*)?$/;

/** Licences run without end as a rule (长期, data-dictionary §3.4). */
const MAY_BE_OPEN: ReadonlySet<string> = new Set(['enterprise.term_to']);

/** Whether an end says that there is none yet; the row is marked then, where that is not usual. */
function isOpenEnd({ field, table }: ColumnContext, checks: RowChecks, cell: Cell): boolean {
  const isOpen = IS_END.test(field) && OPEN_END.test(rawText(cell));
  if (isOpen && !MAY_BE_OPEN.has(`${table.name}.${field}`)) checks.flag('DATE_OPEN_END');
  return isOpen;
}

/** A calendar date. */
export function dateReader(context: ColumnContext): ColumnReader {
  const mayBeFuture = MAY_BE_FUTURE.test(context.field);
  return (cell, checks) => {
    if (cell === null || cell === '') return null;
    const verdict = cellDate(cell);
    if (!verdict.ok && isOpenEnd(context, checks, cell)) return null;
    if (!verdict.ok) return dateProblem(context, checks, verdict.code, cell);
    if (verdict.flag) checks.flag(verdict.flag);
    if (verdict.date !== null && !mayBeFuture && verdict.date > context.asOf)
      checks.mark('DATE_FUTURE', context.field, verdict.date);
    return verdict.date;
  };
}

/** A moment on the clock of Asia/Shanghai. */
export function dateTimeReader(context: ColumnContext): ColumnReader {
  const latest = MAY_BE_FUTURE.test(context.field) ? '9999' : `${context.asOf} 23:59:59`;
  return (cell, checks) => {
    if (cell === null || cell === '') return null;
    const verdict = cellDateTime(cell);
    if (!verdict.ok && isOpenEnd(context, checks, cell)) return null;
    if (!verdict.ok) return dateProblem(context, checks, verdict.code, cell);
    if (verdict.flag) checks.flag(verdict.flag);
    if (verdict.at !== null && verdict.at > latest)
      checks.mark('DATE_FUTURE', context.field, verdict.at);
    return verdict.at;
  };
}

const NO_DATE = say`The date cannot be read; write it like 2011-05-03.`;

function dateProblem(context: ColumnContext, checks: RowChecks, code: string, cell: Cell): null {
  const act = code === 'DATE_AMBIGUOUS' ? leaveOut : refuse;
  return act(context, checks, code, cell, NO_DATE);
}

/** Four digits that are no year of ours are no days since 1900 either. */
const NO_YEAR: DateVerdict = { ok: false, code: 'DATE_INVALID' };

/** A year, or the year of a date: 竣工日期 feeds 建成年份. */
export function yearReader(context: ColumnContext): ColumnReader {
  return (cell, checks) => {
    const text = cellCode(cell);
    if (text === null) return null;
    if (/^1[5-9]\d{2}年?$|^20\d{2}年?$/.test(text)) return Number(text.slice(0, 4));
    const verdict: DateVerdict = /^\d{4}年?$/.test(text) ? NO_YEAR : cellDate(cell);
    if (verdict.ok) return verdict.date === null ? null : Number(verdict.date.slice(0, 4));
    return leaveOut(context, checks, verdict.code, cell, say`The year cannot be read.`);
  };
}

/** `YYYY-MM`. */
export function monthReader(context: ColumnContext): ColumnReader {
  return (cell, checks) => {
    const month = cellMonth(cell);
    if (month !== undefined) return month;
    return refuse(
      context,
      checks,
      'DATE_INVALID',
      cell,
      say`The month cannot be read; write it like 2011-05.`,
    );
  };
}

/** A statistical period: year, half, quarter, month, or months from January on. */
export function periodReader(context: ColumnContext): ColumnReader {
  return (cell, checks) => {
    const period = cellPeriod(cell);
    if (period !== undefined) return period;
    return refuse(
      context,
      checks,
      'PERIOD_INVALID',
      cell,
      say`The period cannot be read; write 2010, 2010H1, 2010Q3, 2010-07 or 2010-01~07.`,
    );
  };
}
