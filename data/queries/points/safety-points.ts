import { doubtfulSql } from '../../statistics/doubtful.ts';
import {
  FIRE_LANE_WHERE,
  FIRE_UNIT_WHERE,
  HYDRANT_WHERE,
  PLANNED_WHERE,
} from '../work-safety/conditions.ts';
import { codeCaseSql, HOME_AREA, loopSql, placementCode, placeOf } from './point-sql.ts';
import type { PointSource } from './point-source.ts';

const classOf = (id: string) => placeOf('premises', 'classes', id);
const dueAt = (id: string) => placeOf('inspection', 'statuses', id);
/** The Sunday that ends the week of the as-of date. */
const SUNDAY = `date($asOf, 'weekday 0')`;

/** Hazards of a table as `source`, at the building of the room, else at the premises. */
function hazardSql(table: string): string {
  return `
      SELECT source.id AS row_id, coalesce(home.longitude_degrees, owner.longitude_degrees) AS longitude,
        coalesce(home.latitude_degrees, owner.latitude_degrees) AS latitude,
        coalesce(home.height_metres, home.floors_up * $storey, 0) AS height,
        ${codeCaseSql('hazard', 'classes', 'source.level', 0)} AS class,
        ${loopSql('hazard', "(source.closed_at IS NOT NULL OR source.state IN ('close', 'delist'))", 'source.due_at < $asOf')} AS status,
        source.found_at AS at,
        CASE WHEN home.slot IS NULL THEN ${placementCode('premises')} ELSE ${placementCode('room')} END AS placement,
        CASE WHEN home.slot IS NULL THEN coalesce(owner.community_code, owner.street_code, '') ELSE ${HOME_AREA} END AS area,
        home.slot AS building_slot, source.room_slot
      FROM ${table} AS source
      LEFT JOIN base.room AS room ON room.slot = source.room_slot
      LEFT JOIN base.building AS home ON home.slot = room.building_slot
      LEFT JOIN safety.premises AS owner ON home.slot IS NULL AND owner.premises_no = source.premises_no`;
}

/** Premises of a table as `source`, with SQL that gives the place of their class. */
function premisesSql(table: string, classSql: string): string {
  return `
      SELECT source.id AS row_id, coalesce(home.longitude_degrees, source.longitude_degrees) AS longitude,
        coalesce(home.latitude_degrees, source.latitude_degrees) AS latitude,
        coalesce(home.height_metres, home.floors_up * $storey, 0) AS height, ${classSql} AS class,
        ${codeCaseSql('premises', 'statuses', 'source.risk', placeOf('premises', 'statuses', 'blue'))} AS status,
        NULL AS at,
        CASE WHEN home.slot IS NULL THEN ${placementCode('own')} ELSE ${placementCode('room')} END AS placement,
        CASE WHEN home.slot IS NULL THEN coalesce(source.community_code, source.street_code, '') ELSE ${HOME_AREA} END AS area,
        home.slot AS building_slot, source.room_slot
      FROM ${table} AS source
      LEFT JOIN base.room AS room ON room.slot = source.room_slot
      LEFT JOIN base.building AS home ON home.slot = room.building_slot`;
}

/** Points of 安全生产监管: at the building of the room, else where the premises say they are. */
export const SAFETY_POINTS = {
  hazard: {
    sql: () =>
      hazardSql(`(SELECT * FROM safety.hazard AS row WHERE NOT ${doubtfulSql('row', 'hazard')})`),
    time: 'source.found_at',
    key: 'source.hazard_no',
    title: 'source.description',
    detail: `source.found_at || coalesce(' · ' || source.place_text, '')`,
  },
  premises: {
    sql: () =>
      premisesSql(
        'safety.premises',
        `CASE WHEN source.three_in_one = 1 THEN ${classOf('three')} WHEN source.fire_key = 1 THEN ${classOf('fire')}
          ELSE ${classOf('plain')} END`,
      ),
    key: 'source.premises_no',
    title: 'source.name',
    detail: 'source.trade',
  },
  inspection: {
    sql: () => `
      SELECT source.id AS row_id, coalesce(home.longitude_degrees, owner.longitude_degrees) AS longitude,
        coalesce(home.latitude_degrees, owner.latitude_degrees) AS latitude,
        coalesce(home.height_metres, home.floors_up * $storey, 0) AS height,
        ${codeCaseSql('inspection', 'classes', 'owner.risk', placeOf('inspection', 'classes', 'none'))} AS class,
        CASE WHEN source.planned_at < $asOf THEN ${dueAt('overdue')} WHEN source.planned_at <= ${SUNDAY} THEN ${dueAt('this-week')}
          WHEN source.planned_at <= date(${SUNDAY}, '+7 days') THEN ${dueAt('next-week')}
          WHEN source.planned_at <= date($asOf, '+30 days') THEN ${dueAt('month')} ELSE ${dueAt('later')} END AS status,
        source.planned_at AS at,
        CASE WHEN home.slot IS NULL THEN ${placementCode('premises')} ELSE ${placementCode('room')} END AS placement,
        CASE WHEN home.slot IS NULL THEN coalesce(owner.community_code, owner.street_code, '') ELSE ${HOME_AREA} END AS area,
        home.slot AS building_slot, owner.room_slot
      FROM (SELECT * FROM safety.inspection WHERE ${PLANNED_WHERE}) AS source
      LEFT JOIN safety.premises AS owner ON owner.premises_no = source.premises_no
      LEFT JOIN base.room AS room ON room.slot = owner.room_slot
      LEFT JOIN base.building AS home ON home.slot = room.building_slot`,
    time: 'source.planned_at',
    key: 'source.inspection_no',
    title: `coalesce((SELECT name FROM safety.premises WHERE premises.premises_no = source.premises_no), source.premises_no)`,
    detail: `source.planned_at || coalesce(' · ' || source.team, '')`,
  },
  fire_unit: {
    sql: () =>
      premisesSql(
        `(SELECT * FROM safety.premises WHERE ${FIRE_UNIT_WHERE})`,
        `CASE WHEN source.three_in_one = 1 THEN ${placeOf('fire_unit', 'classes', 'three')}
          ELSE ${placeOf('fire_unit', 'classes', 'fire')} END`,
      ),
    key: 'source.premises_no',
    title: 'source.name',
    detail: 'source.trade',
  },
  fire_lane: {
    sql: () => hazardSql(`(SELECT * FROM safety.hazard WHERE ${FIRE_LANE_WHERE})`),
    key: 'source.hazard_no',
    title: 'source.description',
    detail: `source.found_at || coalesce(' · ' || source.place_text, '')`,
  },
  hydrant: {
    sql: () => `
      SELECT source.id AS row_id, source.longitude_degrees AS longitude, source.latitude_degrees AS latitude,
        0 AS height, 0 AS class, ${codeCaseSql('hydrant', 'statuses', 'source.state', 0)} AS status, NULL AS at,
        ${placementCode('own')} AS placement, coalesce(source.community_code, source.street_code, '') AS area,
        NULL AS building_slot, NULL AS room_slot
      FROM (SELECT * FROM city.component WHERE ${HYDRANT_WHERE}) AS source`,
    key: 'source.comp_id',
    title: 'source.name',
    detail: 'coalesce(source.keeper_name, source.owner_name, source.dept_name)',
  },
} as const satisfies Record<string, PointSource>;
