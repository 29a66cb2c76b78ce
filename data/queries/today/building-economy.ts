import type { TodayQuery } from './list-query.ts';

const CARD =
  'LEFT JOIN economy.commercial_building AS card ON card.commercial_id = row.commercial_id';

export const buildingEconomyToday: Readonly<Record<string, TodayQuery>> = {
  'building-economy.leases-ending': (_context, day) => ({
    sql: `SELECT row.lease_no AS key, row.id AS row_no, row.flags, card.building_slot, row.room_slot, row.tenant_name,
        row.area_square_metres, row.to_at, CAST(julianday(row.to_at) - julianday($day) AS INTEGER) AS days
      FROM economy.lease AS row ${CARD} WHERE row.to_at BETWEEN $day AND date($day, '90 days')`,
    params: { $day: day },
  }),
  'building-economy.requests-unanswered': (_context, day) => ({
    sql: `SELECT row.visit_no AS key, row.id AS row_no, row.flags, card.building_slot, NULL AS room_slot,
        row.enterprise_name, coalesce(row.request, row.request_kind) AS request, row.handler, row.due_at,
        CAST(julianday(row.due_at) - julianday($day) AS INTEGER) AS days
      FROM economy.service_visit AS row ${CARD}
      WHERE coalesce(row.request, row.request_kind) IS NOT NULL AND row.answered_at IS NULL`,
    params: { $day: day },
  }),
  'building-economy.visits-due': (_context, day) => ({
    sql: `SELECT row.survey_no AS key, row.id AS row_no, row.flags, card.building_slot, row.room_slot,
        row.enterprise_name, row.surveyed_at, CAST(julianday($day) - julianday(row.surveyed_at) AS INTEGER) AS days
      FROM economy.office_survey AS row ${CARD}
      WHERE row.commercial_id > '' AND row.surveyed_at <= date($day, '-180 days')
        AND NOT EXISTS (SELECT 1 FROM economy.office_survey AS later
          WHERE later.enterprise_id = row.enterprise_id AND later.surveyed_at > row.surveyed_at)`,
    params: { $day: day },
  }),
};
