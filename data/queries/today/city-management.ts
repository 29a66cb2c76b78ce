import type { TodayQuery } from './list-query.ts';

/** States in which nothing more is to be done, and 挂账, whose clock stands. */
const AT_REST = `('close', 'void', 'refuse', 'suspend')`;

const openCases =
  (when: string): TodayQuery =>
  (_context, day) => ({
    sql: `SELECT case_no AS key, id AS row_no, flags, NULL AS building_slot, NULL AS room_slot, case_no, description,
        dept, state, deadline_at,
        CAST(julianday(date(deadline_at)) - julianday($day) AS INTEGER) AS days
      FROM city.city_case
      WHERE closed_at IS NULL AND register_at IS NOT NULL AND coalesce(suspended, 0) = 0
        AND state NOT IN ${AT_REST} AND ${when}`,
    params: { $day: day },
  });

export const cityManagementToday: Readonly<Record<string, TodayQuery>> = {
  'city.overdue': openCases(`deadline_at < date($day, '1 day')`),
  'city.due': openCases(
    `deadline_at >= date($day, '1 day') AND deadline_at < date($day, '4 days')`,
  ),
};
