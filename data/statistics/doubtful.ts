import type { CHECK_CODES } from '../../contract/check-codes.ts';

type Code = keyof typeof CHECK_CODES;

/** Marks of rows no figure counts, by table: what they say of time contradicts itself. */
export const DOUBTFUL = {
  city_case: ['CASE_TIME_ORDER', 'DEADLINE_ORDER'],
  hazard: ['HAZARD_TIME_ORDER', 'DUE_BEFORE_FOUND'],
} as const satisfies Record<string, readonly Code[]>;

/** SQL condition that the import marked the row of an alias with one of these check codes. */
export function markedSql(alias: string, codes: readonly Code[]): string {
  const marks = codes.map(
    (code) => `',' || coalesce(${alias}.flags, '') || ',' LIKE '%,${code},%'`,
  );
  return `(${marks.join(' OR ')})`;
}
