import type { PLACE_KINDS, PlaceItem, PlaceRecords } from '../../../contract/queries/area.ts';
import type { ParsedParams } from '../../../contract/queries/index.ts';

/** Rows listed of each kind; the total counts all. */
export const LISTED = 20;

export type PlaceKind = (typeof PLACE_KINDS)[number];
export type PlaceGroup = PlaceRecords['groups'][number];
export type PlaceParams = ParsedParams<'place.records'>;

/** A row of any of the queries of what lies at a place. */
export interface FoundRow {
  readonly key: string;
  readonly title: string | null;
  readonly detail: string | null;
  readonly building?: string | null;
  readonly room?: string | null;
  readonly floor?: string | null;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
}

export function groupOf(kind: PlaceKind, total: number, items: readonly PlaceItem[]): PlaceGroup {
  return { kind, total, items: items.slice(0, LISTED) };
}

export function itemOf(row: FoundRow): PlaceItem {
  return {
    key: row.key,
    title: row.title,
    detail: row.detail,
    buildingId: row.building ?? null,
    roomId: row.room ?? null,
    floorLabel: row.floor ?? null,
    distanceMetres: null,
    longitudeDegrees: row.longitude ?? null,
    latitudeDegrees: row.latitude ?? null,
  };
}
