import type { TodayQuery } from './list-query.ts';

const hazards =
  (when: string): TodayQuery =>
  (_context, day) => ({
    sql: `SELECT row.hazard_no AS key, row.id AS row_no, row.flags, room.building_slot,
        coalesce(row.room_slot, premises.room_slot) AS room_slot, premises.name AS premises_name, row.description,
        row.level, row.due_at
      FROM safety.hazard AS row LEFT JOIN safety.premises ON premises.premises_no = row.premises_no
      LEFT JOIN base.room ON room.slot = coalesce(row.room_slot, premises.room_slot)
      WHERE row.closed_at IS NULL AND ${when} AND $day IS NOT NULL`,
    params: { $day: day },
  });

export const workSafetyToday: Readonly<Record<string, TodayQuery>> = {
  'work-safety.rechecks-due': hazards(`row.state = 'apply'`),
  'work-safety.hazards-overdue': hazards('row.due_at < $day'),
  'work-safety.plan-of-week': (_context, day) => ({
    sql: `SELECT row.inspection_no AS key, row.id AS row_no, row.flags, room.building_slot, premises.room_slot,
        premises.name AS premises_name, row.kind, row.planned_at, coalesce(row.team, premises.team) AS team
      FROM safety.inspection AS row LEFT JOIN safety.premises ON premises.premises_no = row.premises_no
      LEFT JOIN base.room ON room.slot = premises.room_slot
      WHERE row.inspected_at IS NULL AND row.planned_at BETWEEN date($day, '-30 days') AND date($day, '7 days')`,
    params: { $day: day },
  }),
};
