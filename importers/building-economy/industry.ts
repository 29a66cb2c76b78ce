import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';

/** Letter, two to four digits, or both (data-dictionary §3.6). */
const INDUSTRY = /^([A-T])?(\d{2,4})?$/;

/** Last year each edition of GB/T 4754 was used in; letters moved between them, so the edition is kept. */
const EDITIONS: readonly (readonly [lastYear: number, edition: string])[] = [
  [2011, '2002'],
  [2017, '2011'],
  [9999, '2017'],
];

/** The edition from the column, else from the year the firm was registered or last approved; a code of no form is marked. */
export function settleIndustry(values: RowValues, checks: RowChecks): void {
  const industry = values.industry as string | null;
  if (industry === null) return;
  const code = industry.normalize('NFKC').toUpperCase().replace(/\s/g, '');
  if (!INDUSTRY.test(code)) return checks.flag('INDUSTRY_FORMAT');
  values.industry = code;
  if (values.industry_edition !== null) return;
  const day = (values.registered_evidence_at ?? values.established_at) as string | null;
  if (day === null) return checks.flag('INDUSTRY_EDITION_UNKNOWN');
  const year = Number(day.slice(0, 4));
  values.industry_edition = EDITIONS.find(([last]) => year <= last)?.[1] ?? null;
}
