import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { QueryContext } from './context.ts';

/** Code columns of a building row that place it in an area. */
interface Placed {
  readonly street_code: string | null;
  readonly community_code: string | null;
  readonly grid_code: string | null;
}

/**
 * SQL condition that a building lies in the caller's area, for named parameter `$area`; null there means the whole
 * district. `building` is the table's alias.
 */
export function inAreaSql(building: string): string {
  const code = `coalesce(${building}.community_code, ${building}.street_code, '')`;
  return `($area IS NULL OR ${building}.grid_code = $area OR substr(${code}, 1, length($area)) = $area)`;
}

/** Joins the `street` and the `community` that a row of `building` lies in. */
export const AREA_JOIN = `
  LEFT JOIN base.area AS community ON community.level = 'community' AND community.code = building.community_code
  LEFT JOIN base.area AS street ON street.level = 'street' AND street.code = building.street_code`;

/** The value of `$area` for this caller. */
export function areaParam(context: QueryContext): string | null {
  return context.principal.areaCode ?? null;
}

/** Refuses a building outside the caller's area with `forbidden`. */
export function requireInArea(context: QueryContext, building: Placed): void {
  const { areaCode } = context.principal;
  if (areaCode === undefined || building.grid_code === areaCode) return;
  if ((building.community_code ?? building.street_code ?? '').startsWith(areaCode)) return;
  throw new TwinError(
    'forbidden',
    say`This building is outside the area ${areaCode} your account is limited to. Ask an administrator to widen it.`,
  );
}
