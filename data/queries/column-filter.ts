import { titleOfCodeEn } from '../../contract/codes/titles-en.ts';
import type { SqlValue } from '../driver/port.ts';
import { quote } from '../schema/ddl.ts';

/** A column a list filters by: what it shows of a code is the code's title. */
export interface FilteredColumn {
  readonly name: string;
  /** Code → Chinese title, for a column of codes. */
  readonly codes?: Readonly<Record<string, string>> | undefined;
}

/** Conditions of SQL over the columns' names, joined by AND, with their parameters. */
export interface ColumnFilter {
  readonly conditions: readonly string[];
  readonly params: Readonly<Record<`$${string}`, SqlValue>>;
}

/** Rows whose columns hold the texts asked for, whatever the case of letters: a code by its title in either language. */
export function columnFilter(
  columns: readonly FilteredColumn[],
  filters: Readonly<Record<string, string>>,
): ColumnFilter {
  const params: Record<`$${string}`, SqlValue> = {};
  const conditions: string[] = [];
  for (const [at, { name, codes }] of columns.entries()) {
    const text = filters[name]?.trim().toLowerCase() ?? '';
    if (text === '') continue;
    params[`$held${at}`] = codes ? JSON.stringify(codesHolding(codes, text)) : text;
    conditions.push(
      codes
        ? `${quote(name)} IN (SELECT value FROM json_each($held${at}))`
        : `instr(lower(${quote(name)}), $held${at}) > 0`,
    );
  }
  return { conditions, params };
}

function codesHolding(codes: Readonly<Record<string, string>>, text: string): string[] {
  return Object.entries(codes)
    .filter(([, title]) =>
      [title, titleOfCodeEn(title)].some((each) => each.toLowerCase().includes(text)),
    )
    .map(([code]) => code);
}
