import type { TableSpec } from '../../contract/schema/table.ts';
import { maskIdNo } from '../../data/masking/mask.ts';
import { reportValue } from '../../importers/report/mask-value.ts';
import { parseCitizenId } from '../../importers/validate/citizen-id.ts';

/** Seventeen digits and a check character, wherever shifted columns put them. */
const CITIZEN_NUMBER = /(?<!\d)\d{17}[\dXx](?!\d)/g;

/** A value as it is stored: masked where its column is sealed, and where a document number strayed into another. */
export function storedText(table: TableSpec, field: string, text: string): string {
  if (table.columns[field]?.privacy === 'sealed') return reportValue(table, field, text);
  return text.replace(CITIZEN_NUMBER, (number) =>
    parseCitizenId(number, LATEST).ok ? maskIdNo(number) : number,
  );
}

const LATEST = '2999-12-31';
