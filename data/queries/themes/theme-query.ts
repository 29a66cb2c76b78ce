import type { ThemeFilter } from '../../../contract/queries/themes.ts';
import type { SqlParams, SqlValue } from '../../driver/port.ts';
import type { QueryContext } from '../context.ts';

/**
 * SQL of a theme: rows of `slot` (of the theme's subject) and `value` — a category's place or a number, null for no
 * data. Buildings or rooms it leaves out have no data either.
 */
export interface ThemeSql {
  readonly sql: string;
  readonly params?: Readonly<Record<`$${string}`, SqlValue>>;
}

/** Gives the SQL for a caller's snapshot and time window. */
export type ThemeQuery = (context: QueryContext, filter: ThemeFilter) => ThemeSql;

export type NamedParams = Exclude<SqlParams, readonly SqlValue[]>;
