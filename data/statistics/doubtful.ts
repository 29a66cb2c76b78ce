import type { CHECK_CODES } from '../../contract/check-codes.ts';

type Code = keyof typeof CHECK_CODES;

/** Marks of rows no figure counts, by table: what they say of time contradicts itself. */
const DOUBTFUL: Readonly<Record<string, readonly Code[]>> = {
  city_case: ['CASE_TIME_ORDER', 'DEADLINE_ORDER'],
  hazard: ['HAZARD_TIME_ORDER', 'DUE_BEFORE_FOUND'],
};

/** SQL condition for a row of a table that no figure counts (存疑未计入); it holds for none of a table without such marks. */
export function doubtfulSql(alias: string, table: string): string {
  const codes = DOUBTFUL[table];
  return codes ? markedSql(alias, codes) : '0';
}

/** SQL condition that the import marked the row of an alias with one of these check codes. */
export function markedSql(alias: string, codes: readonly Code[]): string {
  const marks = codes.map(
    (code) => `',' || coalesce(${alias}.flags, '') || ',' LIKE '%,${code},%'`,
  );
  return `(${marks.join(' OR ')})`;
}
