import type { SafetyFilter } from '../../../contract/queries/work-safety.ts';
import { areaParam, inAreaSql } from '../area.ts';
import type { QueryContext } from '../context.ts';

/** Select list that says where a row joined by `placedJoin` lies, its premises' own place where it has no building. */
export const PLACED_COLUMNS = `building.building_id AS buildingId,
  coalesce(building.name, building.address) AS buildingName, room.room_id AS roomId, room.room_no AS roomNo,
  coalesce(building.street_code, premises.street_code) AS streetCode,
  coalesce(building.longitude_degrees, premises.longitude_degrees) AS longitudeDegrees,
  coalesce(building.latitude_degrees, premises.latitude_degrees) AS latitudeDegrees`;

/** Joins the room of `slot`, an SQL expression, and its building. */
export function placedJoin(slot: string): string {
  return `LEFT JOIN base.room ON room.slot = ${slot}
    LEFT JOIN base.building ON building.slot = room.building_slot`;
}

/** Condition of a filter on premises and on the caller's area, for `safetyParams`. */
export function safetyWhere(): string {
  return `($street IS NULL OR coalesce(building.street_code, premises.street_code) = $street)
    AND ($within IS NULL OR building.grid_code = $within OR substr(coalesce(building.community_code,
      building.street_code, premises.community_code, premises.street_code, ''), 1, length($within)) = $within)
    AND ($team IS NULL OR premises.team = $team) AND ($risk IS NULL OR premises.risk = $risk)
    AND (${inAreaSql('building')} OR (building.slot IS NULL
      AND substr(coalesce(premises.community_code, premises.street_code, ''), 1, length($area)) = $area))`;
}

/** Values of `safetyWhere`. */
export function safetyParams(
  context: QueryContext,
  { streetCode, areaCode, team, risk }: SafetyFilter,
): Readonly<Record<`$${string}`, string | null>> {
  return {
    $street: streetCode ?? null,
    $within: areaCode ?? null,
    $team: team ?? null,
    $risk: risk ?? null,
    $area: areaParam(context),
  };
}
