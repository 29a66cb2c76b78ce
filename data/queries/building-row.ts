import { TwinError } from '../../contract/errors.ts';
import { say, word } from '../../contract/sentence.ts';
import type { GEOMETRY_KINDS } from '../../contract/schema/community-policing.ts';
import { AREA_JOIN, requireInArea } from './area.ts';
import type { QueryContext } from './context.ts';
import { type LineageRow, lineageColumns, lineageJoin } from './lineage.ts';

/** A row of `building` with the names of its areas. */
export interface BuildingRow extends LineageRow {
  readonly slot: number;
  readonly building_id: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly street_code: string | null;
  readonly community_code: string | null;
  readonly street: string | null;
  readonly community: string | null;
  readonly grid_code: string | null;
  readonly use: string | null;
  readonly structure: string | null;
  readonly floors_up: number;
  readonly floors_down: number | null;
  readonly height_metres: number | null;
  readonly year_built: number | null;
  readonly lift_count: number | null;
  readonly geometry_kind: keyof typeof GEOMETRY_KINDS;
  readonly longitude_degrees: number | null;
  readonly latitude_degrees: number | null;
  readonly area_square_metres: number | null;
}

/** A thing by natural key or by slot. */
export type Reference = { readonly id: string } | { readonly slot: number };

/** One building with its areas' names and lineage, by natural key or by slot. */
export function buildingSql(by: 'building_id' | 'slot'): string {
  return `
    SELECT building.slot, building_id, building.name, address, street_code, community_code, street.name AS street,
      community.name AS community, grid_code, use, structure, floors_up, floors_down, height_metres, year_built,
      lift_count, geometry_kind, longitude_degrees, latitude_degrees, area_square_metres, ${lineageColumns('building')}
    FROM base.building
    ${AREA_JOIN}
    ${lineageJoin('base', 'building', 'building')}
    WHERE building.${by} = ?`;
}

/** The building, if it exists and lies in the caller's area: else `not-found` or `forbidden`. */
export async function requireBuilding(context: QueryContext, ref: Reference): Promise<BuildingRow> {
  const { db, manifest } = context.snapshot;
  const row =
    'id' in ref
      ? await db.get<BuildingRow>(buildingSql('building_id'), [ref.id])
      : await db.get<BuildingRow>(buildingSql('slot'), [ref.slot]);
  if (!row) throw notFound('building', ref, manifest.id);
  requireInArea(context, row);
  return row;
}

/** `not-found` for something a snapshot does not have. */
export function notFound(what: string, ref: Reference, snapshotId: string): TwinError {
  const named = 'id' in ref ? JSON.stringify(ref.id) : say`in slot ${ref.slot}`;
  return new TwinError(
    'not-found',
    say`Snapshot ${snapshotId} has no ${word(what)} ${named}. It may have gone with a refresh; search for it again.`,
  );
}
