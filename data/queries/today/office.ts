import type { TodayQuery, TodaySql } from './list-query.ts';

const supervision =
  (when: string): TodayQuery =>
  (_context, day): TodaySql => ({
    sql: `SELECT item_no AS key, id AS row_no, flags, NULL AS building_slot, NULL AS room_slot, item_no, subject,
        lead_unit, status, due_at, CAST(julianday(due_at) - julianday($day) AS INTEGER) AS days
      FROM services.supervision_item WHERE done_at IS NULL AND ${when}`,
    params: { $day: day },
  });

export const officeToday: Readonly<Record<string, TodayQuery>> = {
  'office.supervision-due': supervision(`due_at BETWEEN $day AND date($day, '7 days')`),
  'office.supervision-overdue': supervision('due_at < $day'),
  'office.instructions-due': (_context, day) => ({
    sql: `SELECT instruction_no AS key, id AS row_no, flags, NULL AS building_slot, NULL AS room_slot,
        instruction_no, item_no, lead_unit, at, due_at,
        CAST(julianday(due_at) - julianday($day) AS INTEGER) AS days
      FROM services.leader_instruction
      WHERE carried_out_at IS NULL AND due_at <= date($day, '7 days')`,
    params: { $day: day },
  }),
};
