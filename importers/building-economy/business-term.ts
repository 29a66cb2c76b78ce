import { enterprise } from '../../contract/schema/building-economy.ts';
import { say } from '../../contract/sentence.ts';
import { cellDate } from '../normalise/dates.ts';
import type { RecognisedFile } from '../recognise.ts';
import type { RowRefinement } from '../rows/plain-delivery.ts';
import { checkTimeOrder } from '../rows/time-order.ts';
import { unstoredColumn } from '../rows/unstored-column.ts';
import { BUSINESS_TERM } from '../serving-columns.ts';

const BETWEEN = /\s*(?:至|到|—+|--|~|～|\s-\s)\s*/u;
const WITHOUT_END = /^(?:长期(?:有效)?|永久|无固定期限|无期限|不限|9999.*)?$/u;
const UNREADABLE = say`The period cannot be read; write it like 2011-05-03至2031-05-02.`;

/**
 * 营业期限 (data-dictionary §3.4) in one cell: both days, or the last alone; 长期 is no end. Columns of their own for the first
 * and the last day go before it.
 */
export function businessTerm(recognised: RecognisedFile): RowRefinement {
  const read = unstoredColumn(recognised, enterprise, BUSINESS_TERM);
  return (values, checks, row) => {
    const text = read(row);
    const term = text === null ? undefined : termOf(text);
    if (term) {
      values.term_from ??= term.from;
      values.term_to ??= term.to;
    } else if (text !== null)
      checks.warn({ code: 'DATE_INVALID', field: 'term_to', value: text, sentence: UNREADABLE });
    checkTimeOrder(values, checks, ['term_from', 'term_to'], 'TERM_ORDER');
  };
}

function termOf(text: string): { from: string | null; to: string | null } | undefined {
  const parts = text.split(BETWEEN);
  if (parts.length > 2) return undefined;
  const [to, from] = parts.reverse().map(dayOf);
  return to === undefined || (parts.length === 2 && from === undefined)
    ? undefined
    : { from: from ?? null, to };
}

function dayOf(text: string): string | null | undefined {
  if (WITHOUT_END.test(text)) return null;
  const verdict = cellDate(text);
  return verdict.ok ? verdict.date : undefined;
}
