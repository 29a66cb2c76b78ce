import { tableSpec } from '../../../contract/schema/index.ts';
import type { TodayQuery } from './list-query.ts';

/** Days after which an old person alone should have been visited again. */
const VISIT_DAYS = 30;

const FROM = `FROM ${tableSpec('elder').file}.elder LEFT JOIN base.room ON room.slot = elder.room_slot`;
const COLUMNS = `elder.elder_no AS key, elder.id AS row_no, elder.flags, room.building_slot, elder.room_slot,
  CAST(strftime('%Y', $day) AS INTEGER) - elder.birth_year AS age`;

export const ageingToday: Readonly<Record<string, TodayQuery>> = {
  'ageing.turning': (_context, day) => ({
    sql: `SELECT ${COLUMNS} ${FROM}
      WHERE elder.cancelled_at IS NULL
        AND CAST(strftime('%Y', $day) AS INTEGER) - elder.birth_year IN (60, 80, 90, 100)`,
    params: { $day: day },
  }),
  'ageing.alone-unvisited': (_context, day) => ({
    sql: `SELECT ${COLUMNS}, elder.visited_at ${FROM}
      WHERE elder.cancelled_at IS NULL AND elder.living = 'alone'
        AND CAST(strftime('%Y', $day) AS INTEGER) - elder.birth_year >= 80
        AND (elder.visited_at IS NULL OR elder.visited_at < date($day, $window))`,
    params: { $day: day, $window: `-${VISIT_DAYS} days` },
  }),
};
