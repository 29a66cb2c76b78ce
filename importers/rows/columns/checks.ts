import type { IdentifierCheck } from '../../../contract/schema/table.ts';
import type { RowChecks } from '../row-checks.ts';
import { parseCitizenId } from '../../validate/citizen-id.ts';
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
}

const SENTENCES: Readonly<Record<string, string>> = {
  ID_MANGLED: '身份证号被表格软件当作数字，末三位已丢失，无法还原；请把该列设为文本后重新导出。',
  ID_FORMAT: '身份证号不是 18 位（或旧 15 位）。',
  ID_CHECKSUM: '身份证号校验位不符。',
  ID_DATE: '身份证号中的出生日期不存在或不合理。',
  USCC_FORMAT: '统一社会信用代码应为 18 位。',
  USCC_BAD_CHAR: '统一社会信用代码不用 I、O、S、V、Z，可能是 1、0、5、2 的误写。',
  USCC_CHECKSUM: '统一社会信用代码校验位不符。',
  ORG_CHECKSUM: '组织机构代码校验位不符。',
  REGNO_FORMAT: '注册号应为 15 位（旧 13 位）。',
  REGNO_CHECKSUM: '注册号校验位不符。',
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

function report(
  context: ColumnContext,
  checks: RowChecks,
  code: string,
  { stored, mild }: CheckVerdict,
): void {
  if (mild) return checks.flag(code);
  const sentence = SENTENCES[code] ?? '校验不符。';
  const finding = { code, field: context.field, value: stored, sentence };
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
  const verdict = parseCitizenId(text, asOf);
  if (!verdict.ok) return { stored: text, code: verdict.code };
  if (!verdict.wasFifteen) return { stored: verdict.number };
  return { stored: verdict.number, code: 'ID_15_DIGITS', mild: true };
}
