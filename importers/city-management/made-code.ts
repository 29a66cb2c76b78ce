import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import { COMPONENT_LISTS, plainName } from './type-lists.ts';

/** The field a code is made for where a file has none and a person wants it. */
export const MADE_CODE_FIELD = { table: 'component', field: 'comp_id' } as const;

const MADE = 'COMP_CODE_MADE';
/** A tenth of a metre. */
const DECIMALS = 6;

/** Notes that a row without 部件标识码 gets one of ours, and settles its type from the code or name written. */
export function awaitMadeCode(values: RowValues, checks: RowChecks): void {
  checks.flag(MADE);
  const written = (values.type_code ?? values.name) as string | null;
  const list = COMPONENT_LISTS.find(
    ({ codes, names }) => written !== null && (codes.has(plainName(written)) || names.has(written)),
  );
  values.code_system ??= list?.edition ?? 'LOCAL';
  values.type_code = (list?.codes.get(plainName(written ?? '')) ?? written ?? 'LOCAL') as string;
}

/**
 * Gives a placed row the code it waits for: 推算-0120-121.550123-29.871234, of its type and its WGS-84 position, so that the
 * same lamp of the next delivery has the same. The row is marked: the code is ours and not the department's.
 */
export function makeCode(values: RowValues, checks: RowChecks): void {
  if (values.comp_id !== null || !checks.flags.includes(MADE)) return;
  const at = [values.longitude_degrees, values.latitude_degrees].map((degrees) =>
    Number(degrees).toFixed(DECIMALS),
  );
  values.comp_id = `推算-${String(values.type_code)}-${at.join('-')}`;
  checks.mark(MADE, MADE_CODE_FIELD.field, values.comp_id);
}
