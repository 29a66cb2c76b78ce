import { unit } from '../../contract/schema/community-policing.ts';
import type { TableDelivery } from '../../data/snapshot/delivery.ts';
import type { ImportContext } from '../import-context.ts';
import { plainBrackets } from '../normalise/names.ts';
import type { RecognisedFile } from '../recognise.ts';
import { plainDelivery, type RowRefinement } from '../rows/plain-delivery.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import { checkRegistrationNumber, checkUscc } from '../validate/organisation-codes.ts';
import { checkPhone } from './phone-check.ts';

/** Units in rooms (实有单位). */
export function unitDelivery(
  files: readonly RecognisedFile[],
  context: ImportContext,
): TableDelivery {
  return plainDelivery(unit, files, context, () => unitRefinement(context));
}

function unitRefinement(context: ImportContext): RowRefinement {
  return (values, checks) => {
    values.name = plainBrackets(values.name as string | null);
    checkCreditCode(values, checks);
    checkPhone(values, checks, context);
  };
}

/** Exports of before October 2015 have the 注册号 here (data-dictionary §3.3). */
const OLD_NUMBER = /^(\d{13}|\d{15})$/;

function checkCreditCode(values: RowValues, checks: RowChecks): void {
  const code = (values.uscc as string | null)?.toUpperCase() ?? null;
  values.uscc = code;
  if (code === null) return;
  const verdict = OLD_NUMBER.test(code) ? checkRegistrationNumber(code) : checkUscc(code);
  if (verdict !== 'ok') checks.mark(verdict, 'uscc', code);
}
