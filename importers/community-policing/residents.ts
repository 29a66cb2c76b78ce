import { CANCEL_REASONS, resident } from '../../contract/schema/community-policing.ts';
import type { TableDelivery } from '../../data/snapshot/delivery.ts';
import type { ImportContext } from '../import-context.ts';
import type { RecognisedFile } from '../recognise.ts';
import { type Sentence, say } from '../../contract/sentence.ts';
import { checkSentence, STAR_SENTENCE } from '../rows/columns/checks.ts';
import { inTurn, plainDelivery, type RowRefinement, thenEnd } from '../rows/plain-delivery.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import { checkTimeOrder } from '../rows/time-order.ts';
import type { RowValues } from '../rows/row-values.ts';
import { isStarredId, parseCitizenId, type CitizenId } from '../validate/citizen-id.ts';
import { CITIZEN_DOCUMENT, oneHomeEach, oneNameEach } from '../validate/one-name.ts';
import { checkPhone } from './phone-check.ts';
import { relationTitle } from './relations.ts';

const CITIZEN_NAMES = new Set([
  CITIZEN_DOCUMENT,
  '身份证',
  '公民身份证',
  '中华人民共和国居民身份证',
  '01',
  '1',
  '111',
]);

/** Resident records (人口记录): document checks, agreement of sex and birth, keys are the builder's. */
export function residentDelivery(
  files: readonly RecognisedFile[],
  context: ImportContext,
): TableDelivery {
  const [checkName, checkHome] = [oneNameEach(), oneHomeEach()];
  const delivery = plainDelivery(resident, files, context, ({ recognised }) =>
    inTurn(residentRefinement(context, recognised), checkName, checkHome),
  );
  return thenEnd(delivery, () => {
    checkName.end();
    checkHome.end();
  });
}

function residentRefinement(context: ImportContext, recognised: RecognisedFile): RowRefinement {
  const { asOf } = recognised;
  const prefixes = context.profile.synthetic.idPrefixes;
  return (values, checks) => {
    checkDocument(values, checks, asOf);
    if (!context.synthetic) flagSynthetic(values, checks, prefixes);
    checkPhone(values, checks, context);
    values.relation = relationTitle(values.relation as string | null);
    values.birth_year =
      values.birth_date === null
        ? (values.birth_year ?? null)
        : Number((values.birth_date as string).slice(0, 4));
    values.cancel_reason = reasonOf(values.cancel_reason as string | null);
    const isOver = values.cancelled_at !== null || values.cancel_reason !== null;
    values.state ??= isOver ? 'historical' : 'current';
    checkPermit(values, checks, asOf);
  };
}

function checkDocument(values: RowValues, checks: RowChecks, asOf: string): void {
  const idNo = values.id_no as string | null;
  if (idNo === null) return;
  const type = values.id_type as string | null;
  if (type !== null && !CITIZEN_NAMES.has(type)) return checkPassport(type, idNo, checks);
  if (type === null && !/^[\dXx*]{15,18}$/.test(idNo)) return;
  values.id_type = CITIZEN_DOCUMENT;
  if (isStarredId(idNo)) return markForm(checks, idNo, STAR_SENTENCE);
  const verdict = parseCitizenId(idNo, asOf);
  if (verdict.ok) agree(values, checks, verdict);
  else
    checks.reject({
      code: verdict.code,
      field: 'id_no',
      value: idNo,
      sentence: checkSentence(verdict.code),
    });
}

/** 注销原因 in words, where its code is a known one. */
function reasonOf(written: string | null): string | null {
  return written === null ? null : (CANCEL_REASONS[written.replace(/^0/, '')] ?? written);
}

/** 居住证号 is usually the citizen number and is checked where it has the form of one; other numbers have no check digit. */
function checkPermit(values: RowValues, checks: RowChecks, asOf: string): void {
  checkTimeOrder(values, checks, ['permit_from', 'permit_to'], 'TERM_ORDER');
  const number = values.permit_no as string | null;
  if (number === null || !/^\d{17}[\dX]$/i.test(number)) return;
  const verdict = parseCitizenId(number, asOf);
  if (verdict.ok) values.permit_no = verdict.number;
  else {
    const { code } = verdict;
    checks.warn({ code, field: 'permit_no', value: number, sentence: checkSentence(code) });
  }
}

const PASSPORT = /^[A-Z0-9]{5,17}$/i;
const PASSPORT_SENTENCE = say`A passport number has 5 to 17 letters and digits.`;

function checkPassport(type: string, number: string, checks: RowChecks): void {
  if (type.endsWith('护照') && !PASSPORT.test(number)) markForm(checks, number, PASSPORT_SENTENCE);
}

function markForm(checks: RowChecks, value: string, sentence: Sentence): void {
  checks.warn({ code: 'ID_FORMAT', field: 'id_no', value, sentence });
}

/** The number decides what the columns leave open; where both speak, a difference is marked and the column stays. */
function agree(values: RowValues, checks: RowChecks, id: CitizenId & { ok: true }): void {
  values.id_no = id.number;
  if (id.wasFifteen) checks.flag('ID_15_DIGITS');
  if (values.sex === null) values.sex = id.sex;
  else if (values.sex !== id.sex && (values.sex === 'male' || values.sex === 'female'))
    checks.mark('ID_SEX_MISMATCH', 'sex', values.sex === 'male' ? '男' : '女');
  if (values.birth_date === null) values.birth_date = id.birthDate;
  else if (values.birth_date !== id.birthDate)
    checks.mark('ID_BIRTH_MISMATCH', 'birth_date', values.birth_date);
}

function flagSynthetic(values: RowValues, checks: RowChecks, prefixes: readonly string[]): void {
  const idNo = values.id_no as string | null;
  if (idNo !== null && prefixes.some((prefix) => idNo.startsWith(prefix)))
    checks.flag('SYNTHETIC_ID');
}
