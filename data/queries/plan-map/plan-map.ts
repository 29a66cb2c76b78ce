import type { ParsedParams } from '../../../contract/queries/index.ts';
import {
  GROUND_KINDS,
  type PlanAreas,
  type PlanGround,
} from '../../../contract/queries/plan-map.ts';
import type { QueryContext } from '../context.ts';
import { coordinatesOf, packShapes } from './pack-shapes.ts';

interface AreaRow {
  readonly code: string;
  readonly name: string | null;
  readonly geometry: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

const AREAS_SQL = `
  SELECT code, name, geometry, coalesce(label_longitude_degrees, (west_degrees + east_degrees) / 2) AS longitude,
    coalesce(label_latitude_degrees, (south_degrees + north_degrees) / 2) AS latitude
  FROM base.area WHERE level = $level AND geometry IS NOT NULL ORDER BY code LIMIT 5000`;

/** Outlines of the district, its streets, communities or grid cells for the analysis map (分析图). */
export async function planAreas(
  { snapshot }: QueryContext,
  { level }: ParsedParams<'map.areas'>,
): Promise<PlanAreas> {
  const rows = await snapshot.db.all<AreaRow>(AREAS_SQL, { $level: level });
  const packing = packShapes();
  const owners: number[] = [];
  rows.forEach(({ geometry }, at) => {
    for (const polygon of coordinatesOf(geometry)) if (packing.add(polygon)) owners.push(at);
  });
  return {
    codes: rows.map(({ code }) => code),
    names: rows.map(({ code, name }) => name ?? code),
    middles: Float64Array.from(
      rows.flatMap(({ longitude, latitude }) => [longitude ?? NaN, latitude ?? NaN]),
    ),
    owners: Uint32Array.from(owners),
    shapes: packing.done(),
  };
}

interface FeatureRow {
  readonly kind: 'water' | 'road' | 'green';
  readonly class: string | null;
  readonly geometry: string;
}

const GROUND_SQL = `
  SELECT kind, class, geometry FROM base.base_map_feature WHERE west_degrees IS NOT NULL
  ORDER BY id LIMIT 20000`;

/** Water, greens and roads for the analysis map. */
export async function planGround({ snapshot }: QueryContext): Promise<PlanGround> {
  const rows = await snapshot.db.all<FeatureRow>(GROUND_SQL);
  const packing = packShapes();
  const kinds: number[] = [];
  for (const row of rows) {
    const kind = GROUND_KINDS.indexOf(kindOf(row));
    const coordinates = coordinatesOf(row.geometry);
    const shapes = row.kind === 'road' ? [coordinates] : coordinates;
    for (const shape of shapes) if (packing.add(shape)) kinds.push(kind);
  }
  return { kinds: Uint8Array.from(kinds), shapes: packing.done() };
}

function kindOf({ kind, class: name }: FeatureRow): (typeof GROUND_KINDS)[number] {
  if (kind !== 'road') return kind;
  if (name === 'trunk' || name === 'rail') return name;
  return name === 'lane' || name === 'branch' ? 'lane' : 'road';
}
