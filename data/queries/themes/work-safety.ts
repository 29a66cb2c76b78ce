import type { WORK_SAFETY_THEMES } from '../../../contract/themes/work-safety.ts';
import { doubtfulSql } from '../../statistics/doubtful.ts';
import { codeSql, countAt, type ThemeQuery } from './theme-query.ts';

type Id = (typeof WORK_SAFETY_THEMES)[number]['id'];

/** Hazards to be dealt with that a figure counts, at their rooms. */
const OPEN_HAZARDS = `FROM safety.hazard CROSS JOIN base.room ON room.slot = hazard.room_slot
  WHERE hazard.closed_at IS NULL AND NOT ${doubtfulSql('hazard', 'hazard')}`;

/** 红橙黄蓝 in the order of the theme's classes: the smallest place is the highest risk. */
const RISKS = [['red'], ['orange'], ['yellow'], ['blue']];

export const workSafetyThemes: Readonly<Record<Id, ThemeQuery>> = {
  'building.openHazards': () => ({
    sql: countAt(
      'building',
      `SELECT room.building_slot AS slot, count(*) AS total
       ${OPEN_HAZARDS} GROUP BY room.building_slot`,
    ),
  }),
  'building.overdueHazards': ({ snapshot }) => ({
    sql: countAt(
      'building',
      `SELECT room.building_slot AS slot, count(*) AS total
       ${OPEN_HAZARDS} AND hazard.due_at < $asOf GROUP BY room.building_slot`,
    ),
    params: { $asOf: snapshot.manifest.asOf },
  }),
  'building.risk': () => ({
    sql: `SELECT room.building_slot AS slot, min(${codeSql('premises.risk', RISKS)}) AS value
      FROM safety.premises CROSS JOIN base.room ON room.slot = premises.room_slot GROUP BY room.building_slot`,
  }),
  'building.inspectionDue': ({ snapshot }) => ({
    sql: `SELECT slot, CASE WHEN due < $asOf THEN 0 WHEN due <= date($asOf, '+7 days') THEN 1
        WHEN due <= date($asOf, '+30 days') THEN 2 ELSE 3 END AS value
      FROM (SELECT room.building_slot AS slot, min(inspection.planned_at) AS due
        FROM safety.inspection JOIN safety.premises ON premises.premises_no = inspection.premises_no
        CROSS JOIN base.room ON room.slot = premises.room_slot
        WHERE inspection.inspected_at IS NULL AND inspection.planned_at IS NOT NULL GROUP BY room.building_slot)`,
    params: { $asOf: snapshot.manifest.asOf },
  }),
};
