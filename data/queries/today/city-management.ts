import { dayOf } from '../../../contract/periods.ts';
import { NO_TIME } from '../../statistics/columns.ts';
import { ROW_COLUMN } from '../../statistics/read-columns.ts';
import { caseOver } from '../../city/case-over.ts';
import { runningDeadlineSql } from '../../city/running-deadline.ts';
import { factsOf } from '../../statistics/facts-of.ts';
import { numbers } from '../../statistics/column-masks.ts';
import type { QueryContext } from '../context.ts';
import type { TodayQuery, TodaySql } from './list-query.ts';

/** Things in the open are walked 单元网格 by 单元网格, whose codes follow streets and communities; those of none at the end. */
const WALK = ['grid IS NULL', 'grid', 'place'] as const;

const DEADLINE = runningDeadlineSql('city_case');

const openCases =
  (when: string): TodayQuery =>
  (_context, day) => ({
    sql: `SELECT case_no AS key, id AS row_no, flags, NULL AS building_slot, NULL AS room_slot, case_no, description,
        dept, state, deadline_at, grid_code AS grid, address AS place,
        CAST(julianday(date(deadline_at)) - julianday($day) AS INTEGER) AS days
      FROM city.city_case
      WHERE register_at IS NOT NULL AND NOT ${caseOver('city_case')} AND ${when}`,
    params: { $day: day },
    walk: WALK,
  });

const DAY_SECONDS = 86_400;
const UNSEEN_DAYS = 7;

/** Broken or lost components no patrol passed in 7 days, with the days since one did; null where none ever did. */
async function unpatrolled(
  { snapshot }: Pick<QueryContext, 'snapshot'>,
  day: string,
): Promise<TodaySql> {
  const table = await factsOf(snapshot, 'component');
  await table.load([ROW_COLUMN, 'state', 'last_passed_at']);
  const { codes, keys } = table.codes('state');
  const passed = table.column('last_passed_at');
  const seconds = passed.kind === 'time' ? passed.seconds : new Int32Array();
  const rows = numbers(table, ROW_COLUMN);
  const end = (dayOf(day) + 1) * DAY_SECONDS;
  const unseen: [row: number, days: number | null][] = [];
  for (let at = 0; at < codes.length; at++) {
    const state = keys[codes[at] as number];
    if (state !== 'damaged' && state !== 'lost') continue;
    const last = seconds[at] as number;
    if (last !== NO_TIME && last >= end - UNSEEN_DAYS * DAY_SECONDS) continue;
    const days = last === NO_TIME ? null : Math.floor((end - last) / DAY_SECONDS);
    unseen.push([rows[at] as number, days]);
  }
  return {
    sql: `WITH unseen AS MATERIALIZED (
        SELECT CAST(value ->> 0 AS INTEGER) AS row_no, value ->> 1 AS days FROM json_each($unseen))
      SELECT comp_id AS key, component.id AS row_no, flags, NULL AS building_slot, NULL AS room_slot, comp_id, name,
        state, keeper_name, grid_code AS grid, address AS place, unseen.days
      FROM unseen JOIN city.component ON component.id = unseen.row_no`,
    params: { $unseen: JSON.stringify(unseen) },
    walk: WALK,
  };
}

export const cityManagementToday: Readonly<Record<string, TodayQuery>> = {
  'city.overdue': openCases(`${DEADLINE} < date($day, '1 day')`),
  'city.due': openCases(
    `${DEADLINE} >= date($day, '1 day') AND ${DEADLINE} < date($day, '4 days')`,
  ),
  'city.unpatrolled': unpatrolled,
};
