import { codeCaseSql, loopSql, placementCode, placeOf } from './point-sql.ts';
import type { PointSource } from './point-source.ts';

const classOf = (id: string) => placeOf('premises', 'classes', id);

/** Points of 安全生产监管: at the building of the room, else where the premises say they are. */
export const SAFETY_POINTS = {
  hazard: {
    sql: () => `
      SELECT source.id AS row_id, coalesce(home.longitude_degrees, owner.longitude_degrees) AS longitude,
        coalesce(home.latitude_degrees, owner.latitude_degrees) AS latitude,
        coalesce(home.height_metres, home.floors_up * $storey, 0) AS height,
        ${codeCaseSql('hazard', 'classes', 'source.level', 0)} AS class,
        ${loopSql('hazard', "(source.closed_at IS NOT NULL OR source.state IN ('close', 'delist'))", 'source.due_at')} AS status,
        source.found_at AS at,
        CASE WHEN home.slot IS NULL THEN ${placementCode('premises')} ELSE ${placementCode('room')} END AS placement,
        coalesce(home.community_code, home.street_code, owner.community_code, owner.street_code, '') AS area,
        home.slot AS building_slot, source.room_slot
      FROM safety.hazard AS source
      LEFT JOIN base.room AS room ON room.slot = source.room_slot
      LEFT JOIN base.building AS home ON home.slot = room.building_slot
      LEFT JOIN safety.premises AS owner ON home.slot IS NULL AND owner.premises_no = source.premises_no`,
    time: 'source.found_at',
    key: 'source.hazard_no',
    title: 'source.description',
    detail: `source.found_at || coalesce(' · ' || source.place_text, '')`,
  },
  premises: {
    sql: () => `
      SELECT source.id AS row_id, coalesce(home.longitude_degrees, source.longitude_degrees) AS longitude,
        coalesce(home.latitude_degrees, source.latitude_degrees) AS latitude,
        coalesce(home.height_metres, home.floors_up * $storey, 0) AS height,
        CASE WHEN source.three_in_one = 1 THEN ${classOf('three')} WHEN source.fire_key = 1 THEN ${classOf('fire')}
          ELSE ${classOf('plain')} END AS class,
        ${codeCaseSql('premises', 'statuses', 'source.risk', placeOf('premises', 'statuses', 'blue'))} AS status,
        NULL AS at,
        CASE WHEN home.slot IS NULL THEN ${placementCode('own')} ELSE ${placementCode('room')} END AS placement,
        coalesce(home.community_code, home.street_code, source.community_code, source.street_code, '') AS area,
        home.slot AS building_slot, source.room_slot
      FROM safety.premises AS source
      LEFT JOIN base.room AS room ON room.slot = source.room_slot
      LEFT JOIN base.building AS home ON home.slot = room.building_slot`,
    key: 'source.premises_no',
    title: 'source.name',
    detail: 'source.trade',
  },
} as const satisfies Record<string, PointSource>;
