import type { SqlValue } from '../../driver/port.ts';
import type { QueryContext } from '../context.ts';

/**
 * SQL of a list: its rows as `key` (natural key), `row_no`, `flags`, `building_slot` and `room_slot` (null where it has
 * none), and the list's open columns by name.
 */
export interface TodaySql {
  readonly sql: string;
  readonly params?: Readonly<Record<`$${string}`, SqlValue>>;
  /** Expressions over its columns that put rows without a building in walking order; absent: their keys. */
  readonly walk?: readonly string[];
}

/** Gives the SQL of a list for a snapshot and the day its rule is applied at, `YYYY-MM-DD`. */
export type TodayQuery = (
  context: Pick<QueryContext, 'snapshot'>,
  day: string,
) => TodaySql | Promise<TodaySql>;
