import { titleOfCodeEn, unitIn } from '../../contract/codes/titles-en.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import { measure } from './numbers.ts';
import { personalText } from './personal-text.ts';

/** A raw value of a column as it reads: codes by their titles, numbers with their unit, times without seconds. */
export function fieldText(
  table: TableSpec,
  column: string,
  value: string | number | null | undefined,
  language: string,
): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const spec = table.columns[column];
  const title = spec?.codes?.[String(value)];
  if (title !== undefined) return language === 'en' ? titleOfCodeEn(title) : title;
  if (spec?.type === 'datetime') return String(value).slice(0, 16);
  if (typeof value !== 'number') return personalText(value, language);
  const number = NAMES_A_YEAR.test(column) ? String(value) : measure(value);
  return spec?.unit ? `${number} ${unitIn(language, spec.unit)}` : number;
}

/** Numbers that name something are written without separators. */
const NAMES_A_YEAR = /year|month|sequence|_no$/;

/** A table's or column's title in the interface's language. */
export function titleIn(
  language: string,
  spec: { readonly title: string; readonly titleEn: string },
): string {
  return language === 'en' ? spec.titleEn : spec.title;
}
