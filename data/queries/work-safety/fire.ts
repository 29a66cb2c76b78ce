import type { SafetyFire } from '../../../contract/queries/work-safety.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';
import { areaParam } from '../area.ts';
import type { QueryContext } from '../context.ts';
import { FIRE_LANE_WHERE, HYDRANT_WHERE } from './conditions.ts';
import { PLACED_COLUMNS, placedJoin, safetyParams, safetyWhere } from './placed.ts';

type Place = SafetyFire['places'][number];

/** 消防重点单位 and 三合一场所; premises that are both stand in the list and count as each. */
const PREMISES_SQL = `
  SELECT premises.kind, 'premises' AS "table",
    premises.premises_no AS key, premises.name, ${PLACED_COLUMNS}
  FROM (
    SELECT 'keyUnit' AS kind, * FROM safety.premises WHERE fire_key = 1
    UNION ALL SELECT 'threeInOne', * FROM safety.premises WHERE three_in_one = 1) AS premises ${placedJoin('premises.room_slot')}
  WHERE ${safetyWhere()}
  ORDER BY premises.kind, premises.premises_no LIMIT 3000`;

/** 占用、堵塞消防通道. */
const BLOCKED_SQL = `
  SELECT 'blockedWay' AS kind, 'hazard' AS "table", row.hazard_no AS key, row.description AS name, ${PLACED_COLUMNS}
  FROM (SELECT * FROM safety.hazard WHERE ${FIRE_LANE_WHERE}) AS row
  LEFT JOIN safety.premises ON premises.premises_no = row.premises_no
  ${placedJoin('coalesce(row.room_slot, premises.room_slot)')}
  WHERE ${safetyWhere()}
  ORDER BY row.hazard_no LIMIT 1000`;

/** 消火栓 and 消防设施 of 数字城管. */
const HYDRANTS_SQL = `
  SELECT 'hydrant' AS kind, 'component' AS "table", comp_id AS key, name, NULL AS buildingId, NULL AS buildingName,
    NULL AS roomId, NULL AS roomNo, street_code AS streetCode, longitude_degrees AS longitudeDegrees,
    latitude_degrees AS latitudeDegrees
  FROM city.component
  WHERE ${HYDRANT_WHERE} AND ($street IS NULL OR street_code = $street)
    AND ($within IS NULL OR substr(coalesce(community_code, street_code, ''), 1, length($within)) = $within)
    AND ($area IS NULL OR substr(coalesce(community_code, street_code, ''), 1, length($area)) = $area)
  ORDER BY comp_id LIMIT 5000`;

/** 消防 layer and its counts by street. */
export async function safetyFire(
  context: QueryContext,
  { filter }: ParsedParams<'safety.fire'>,
): Promise<SafetyFire> {
  const { snapshot } = context;
  const safety = (sql: string) =>
    snapshot.has('safety') ? snapshot.db.all<Place>(sql, safetyParams(context, filter)) : [];
  const [premises, blocked, hydrants] = await Promise.all([
    safety(PREMISES_SQL),
    safety(BLOCKED_SQL),
    snapshot.has('city')
      ? snapshot.db.all<Place>(HYDRANTS_SQL, {
          $street: filter.streetCode ?? null,
          $within: filter.areaCode ?? null,
          $area: areaParam(context),
        })
      : [],
  ]);
  const places = [...premises, ...blocked, ...hydrants];
  const codes = [...new Set(places.map(({ streetCode }) => streetCode ?? ''))].sort();
  return {
    streets: codes.map((streetCode) => {
      const own = places.filter((place) => (place.streetCode ?? '') === streetCode);
      const count = (kind: Place['kind']) => own.filter((place) => place.kind === kind).length;
      return {
        streetCode,
        keyUnits: count('keyUnit'),
        threeInOne: count('threeInOne'),
        hydrants: count('hydrant'),
        blockedWays: count('blockedWay'),
      };
    }),
    places,
  };
}
