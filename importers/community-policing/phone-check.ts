import type { ImportContext } from '../import-context.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import { phoneVerdict, tidyPhone } from '../validate/phone.ts';

/** Tidies `phone`; a shape no phone has is marked, and so is an invented one in data not declared synthetic. */
export function checkPhone(values: RowValues, checks: RowChecks, context: ImportContext): void {
  const raw = values.phone as string | null;
  if (raw === null) return;
  const phone = tidyPhone(raw);
  if (phone !== raw) values.phone = phone;
  const verdict = phoneVerdict(phone, context.profile.synthetic.phonePrefixes);
  if (verdict === 'PHONE_FORMAT') checks.mark(verdict, 'phone', phone);
  if (verdict === 'synthetic' && !context.synthetic) checks.flag('SYNTHETIC_PHONE');
}
