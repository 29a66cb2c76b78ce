import { tableSpec } from '../../contract/schema/index.ts';
import type { SearchHit } from '../../contract/queries/search.ts';
import { toFtsMatch, type TokenQuery } from '../search/token-query.ts';
import { AREA_JOIN, areaParam, inAreaSql } from './area.ts';
import type { QueryContext } from './context.ts';

/** A hit, its names, and the texts its words were looked for in. */
export interface Candidate {
  readonly hit: SearchHit;
  readonly names: readonly (string | null)[];
  readonly texts: readonly (string | null)[];
}

interface BaseRow {
  readonly kind: 'building' | 'place';
  readonly building_id: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly class: string | null;
  readonly community: string | null;
  readonly street: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** Buildings and places of the index, in rank order: CROSS JOIN keeps the match outermost, so that LIMIT ends it early. */
export const BASE_SQL = `
  SELECT entry.kind, building.building_id, coalesce(place.name, building.name) AS name, building.address, place.class,
    community.name AS community, street.name AS street,
    coalesce(place.longitude_degrees, building.longitude_degrees) AS longitude,
    coalesce(place.latitude_degrees, building.latitude_degrees) AS latitude
  FROM base.search_index
  CROSS JOIN base.search_entry AS entry ON entry.id = search_index.rowid
  LEFT JOIN base.building ON entry.kind = 'building' AND building.slot = entry.row
  ${AREA_JOIN}
  LEFT JOIN base.search_place AS place ON entry.kind = 'place' AND place.id = entry.row
  WHERE search_index MATCH $match AND (entry.kind = 'place' OR ${inAreaSql('building')})
  ORDER BY search_index.rowid LIMIT $limit`;

/** Best buildings and places for a query. */
export async function baseCandidates(
  context: QueryContext,
  query: TokenQuery,
  limit: number,
): Promise<Candidate[]> {
  const rows = await context.snapshot.db.all<BaseRow>(BASE_SQL, params(context, query, limit));
  return rows.map((row) => ({
    hit: row.kind === 'place' ? placeHit(row) : buildingHit(row),
    names: [row.name],
    texts: [row.name, row.address, row.community, row.street, row.building_id],
  }));
}

function buildingHit(row: BaseRow): SearchHit {
  const { building_id, name, address, longitude, latitude } = row;
  const id = building_id ?? '';
  return {
    kind: 'building',
    id,
    title: name ?? address ?? id,
    detail: whereText(row, name ? address : null),
    buildingId: id,
    roomId: null,
    longitudeDegrees: longitude,
    latitudeDegrees: latitude,
  };
}

function placeHit({ name, class: kind, longitude, latitude }: BaseRow): SearchHit {
  const title = name ?? '';
  return {
    kind: 'place',
    id: title,
    title,
    detail: PLACE_TITLES[kind ?? ''] ?? kind ?? '',
    buildingId: null,
    roomId: null,
    longitudeDegrees: longitude,
    latitudeDegrees: latitude,
  };
}

/** 街道 · 社区 · 地址, so that a reader sees why a word of them found this. */
export function whereText(
  { street, community }: { readonly street: string | null; readonly community: string | null },
  ...addresses: readonly (string | null)[]
): string {
  return [street, community, ...addresses].filter(Boolean).join(' · ');
}

const PLACE_TITLES: Readonly<Record<string, string>> = {
  ...tableSpec('area').columns['level']?.codes,
  ...tableSpec('base_map_feature').columns['kind']?.codes,
  ...tableSpec('base_map_feature').columns['class']?.codes,
};

interface UnitRow {
  readonly unit_id: string;
  readonly name: string;
  readonly actual_name: string | null;
  readonly uscc: string | null;
  readonly registered_address: string | null;
  readonly actual_address: string | null;
  readonly building_id: string | null;
  readonly building_name: string | null;
  readonly building_address: string | null;
  readonly street: string | null;
  readonly community: string | null;
  readonly room_id: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** Units of the index, in rank order. */
export const UNIT_SQL = `
  SELECT unit.unit_id, unit.name, unit.actual_name, unit.uscc, unit.registered_address, unit.actual_address,
    building.building_id, building.name AS building_name, building.address AS building_address,
    street.name AS street, community.name AS community, room.room_id,
    building.longitude_degrees AS longitude, building.latitude_degrees AS latitude
  FROM economy.search_index
  CROSS JOIN economy.search_entry AS entry ON entry.id = search_index.rowid
  CROSS JOIN economy.unit ON unit.id = entry.row
  LEFT JOIN base.room ON room.slot = unit.room_slot
  LEFT JOIN base.building ON building.slot = room.building_slot
  ${AREA_JOIN}
  WHERE search_index MATCH $match AND ${inAreaSql('building')}
  ORDER BY search_index.rowid LIMIT $limit`;

/** Best units (实有单位) for a query. */
export async function unitCandidates(
  context: QueryContext,
  query: TokenQuery,
  limit: number,
): Promise<Candidate[]> {
  if (!context.snapshot.has('economy')) return [];
  const rows = await context.snapshot.db.all<UnitRow>(UNIT_SQL, params(context, query, limit));
  return rows.map((row) => ({
    hit: unitHit(row),
    names: [row.name, row.actual_name],
    texts: [
      row.name,
      row.actual_name,
      row.actual_address,
      row.registered_address,
      row.unit_id,
      row.uscc,
    ],
  }));
}

function unitHit(row: UnitRow): SearchHit {
  return {
    kind: 'unit',
    id: row.unit_id,
    title: row.name,
    detail: whereText(
      row,
      row.actual_address ?? row.registered_address ?? row.building_address ?? row.building_name,
    ),
    buildingId: row.building_id,
    roomId: row.room_id,
    longitudeDegrees: row.longitude,
    latitudeDegrees: row.latitude,
  };
}

function params(context: QueryContext, query: TokenQuery, limit: number) {
  return { $match: toFtsMatch(query), $area: areaParam(context), $limit: limit };
}
