import type { ThemeFilter } from '../../../contract/queries/themes.ts';
import type { ThemeSubject } from '../../../contract/themes/theme.ts';
import type { SqlValue } from '../../driver/port.ts';
import type { QueryContext } from '../context.ts';

/**
 * SQL of a theme: rows of `slot` (of the theme's subject) and `value` — a category's place or a number, null for no
 * data. Buildings or rooms it leaves out have no data either.
 */
export interface ThemeSql {
  readonly sql: string;
  readonly params?: Readonly<Record<`$${string}`, SqlValue>>;
}

/** Values by slot, for themes no SQL tells; Infinity is withheld. */
export interface ThemeTold {
  readonly values: ReadonlyMap<number, number>;
}

/** Gives the SQL, or the values, for a caller's snapshot and time window. */
export type ThemeQuery = (
  context: QueryContext,
  filter: ThemeFilter,
) => ThemeSql | Promise<ThemeTold>;

/** SQL that gives the place of a stored code among `groups` of codes; null for none of them. */
export function codeSql(column: string, groups: readonly (readonly string[])[]): string {
  const whens = groups.flatMap((codes, place) =>
    codes.map((code) => `WHEN '${code}' THEN ${place}`),
  );
  return `CASE ${column} ${whens.join(' ')} END`;
}

/** SQL of a count for every building or room, 0 where `totals` (rows of `slot` and `total`) has none. */
export function countAt(subject: ThemeSubject, totals: string): string {
  return `SELECT subject.slot, coalesce(counted.total, 0) AS value
    FROM base.${subject} AS subject LEFT JOIN (${totals}) AS counted ON counted.slot = subject.slot`;
}
