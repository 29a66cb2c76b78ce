import { type Sentence, say } from '../../../contract/sentence.ts';
import type { IdentifierCheck } from '../../../contract/schema/table.ts';
import type { RowChecks } from '../row-checks.ts';
import { isStarredId, parseCitizenId } from '../../validate/citizen-id.ts';
import {
  checkRegistrationNumber,
  checkUscc,
  isOrganisationCode,
} from '../../validate/organisation-codes.ts';
import { isNeeded, type ColumnContext, type ColumnReader } from './context.ts';
import { identifierReader } from './texts.ts';

/** What a check says of a code: the code as stored, and the check it fails. */
interface CheckVerdict {
  readonly stored: string;
  readonly code?: string;
  /** Accepted although it has no check digit. */
  readonly mild?: boolean;
  /** What is said of a mild one beyond the words of its code. */
  readonly sentence?: Sentence;
}

const SENTENCES: Readonly<Record<string, Sentence>> = {
  ID_MANGLED: say`A spreadsheet took the ID number for a number; its last three digits are lost and cannot be restored. Set the column to text and export it again.`,
  ID_FORMAT: say`The ID number has neither 18 nor the 15 characters of old ones.`,
  ID_CHECKSUM: say`The check digit of the ID number is wrong.`,
  ID_DATE: say`The birth date in the ID number does not exist or cannot be.`,
  USCC_FORMAT: say`A unified social credit code has 18 characters.`,
  USCC_BAD_CHAR: say`A unified social credit code has no I, O, S, V or Z; 1, 0, 5 or 2 may be meant.`,
  USCC_CHECKSUM: say`The check character of the credit code is wrong.`,
  ORG_CHECKSUM: say`The check character of the organisation code is wrong.`,
  REGNO_FORMAT: say`A registration number has 15 digits (old ones 13).`,
  REGNO_CHECKSUM: say`The check digit of the registration number is wrong.`,
};

/** A code with a check digit: a failed check refuses the row where the code is needed, else marks and lists it. */
export function checkedReader(context: ColumnContext, check: IdentifierCheck): ColumnReader {
  const read = identifierReader(context);
  const judge = judgeOf(check, context.asOf);
  return (cell, checks) => {
    const text = read(cell, checks) as string | null;
    if (text === null) return null;
    const verdict = judge(text.toUpperCase());
    if (verdict.code) report(context, checks, verdict.code, verdict);
    return verdict.stored;
  };
}

/** What is said of an ID number whose X was typed as *. */
export const STAR_SENTENCE = say`The last character of the ID number is *; X may be meant. It was taken over as it stands.`;

/** What a failed check of an identifier says. */
export function checkSentence(code: string): Sentence {
  return SENTENCES[code] ?? say`The check digit is wrong.`;
}

function report(
  context: ColumnContext,
  checks: RowChecks,
  code: string,
  { stored, mild, sentence }: CheckVerdict,
): void {
  const { field } = context;
  if (sentence) return checks.warn({ code, field, value: stored, sentence });
  if (mild) return checks.mark(code, field, stored);
  const finding = { code, field, value: stored, sentence: checkSentence(code) };
  if (isNeeded(context)) return checks.reject(finding);
  return checks.warn(finding);
}

function judgeOf(check: IdentifierCheck, asOf: string): (text: string) => CheckVerdict {
  if (check === 'citizen-id') return (text) => citizen(text, asOf);
  if (check === 'uscc') return (text) => failing(text, checkUscc(text));
  if (check === 'reg-no') return registration;
  return (text) => failing(text.replace('-', ''), isOrganisationCode(text) ? 'ok' : 'ORG_CHECKSUM');
}

function failing(stored: string, code: string): CheckVerdict {
  return code === 'ok' ? { stored } : { stored, code };
}

/** A licence column of today may hold the credit code that replaced the number. */
function registration(text: string): CheckVerdict {
  if (text.length === 18) return failing(text, checkUscc(text));
  const code = checkRegistrationNumber(text);
  return code === 'ok' ? { stored: text } : { stored: text, code, mild: code === 'REGNO_LEGACY' };
}

function citizen(text: string, asOf: string): CheckVerdict {
  if (isStarredId(text)) return { stored: text, code: 'ID_FORMAT', sentence: STAR_SENTENCE };
  const verdict = parseCitizenId(text, asOf);
  if (!verdict.ok) return { stored: text, code: verdict.code };
  if (!verdict.wasFifteen) return { stored: verdict.number };
  return { stored: verdict.number, code: 'ID_15_DIGITS', mild: true };
}
