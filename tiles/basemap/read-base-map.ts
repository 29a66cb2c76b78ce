import { toLocal } from '../../contract/local-frame.ts';
import type { LocalFrame } from '../../contract/local-frame.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import type { Point } from '../geometry/polygon.ts';

/** A base map feature in the tile frame: lines are paths, areas are lists of rings. */
export interface BaseMapFeature {
  readonly kind: string;
  readonly featureClass: string;
  readonly widthMetres: number | undefined;
  /** Polygons (lists of rings) of water and green; for roads each line is a list of one path. */
  readonly shapes: readonly (readonly (readonly Point[])[])[];
}

/** The outline of a district, street, community or grid cell (网格). */
export interface AreaOutline {
  readonly level: string;
  readonly polygons: readonly (readonly (readonly Point[])[])[];
}

export interface BaseMapInput {
  readonly features: readonly BaseMapFeature[];
  readonly areas: readonly AreaOutline[];
  readonly gridCells: readonly AreaOutline[];
  /** Every text the base map is built from. */
  readonly texts: readonly string[];
}

interface FeatureRow {
  readonly kind: string;
  readonly class: string | null;
  readonly width_metres: number | null;
  readonly geometry: string;
}

interface AreaRow {
  readonly level: string;
  readonly geometry: string;
}

/** Reads water, green, roads and the outlines that are drawn. A shape that is not one is skipped. */
export async function readBaseMap(base: ReadDb, frame: LocalFrame): Promise<BaseMapInput> {
  const features = await base.all<FeatureRow>(
    `SELECT kind, class, width_metres, geometry FROM base.base_map_feature ORDER BY kind, feature_id`,
  );
  const areas = await base.all<AreaRow>(
    `SELECT level, geometry FROM base.area ORDER BY level, code`,
  );
  const outlines = areas.map(({ level, geometry }) => ({
    level,
    polygons: parse<[number, number][][][]>(geometry).map((rings) => toPaths(rings, frame)),
  }));
  return {
    features: features.map((row) => toFeature(row, frame)),
    areas: outlines.filter(({ level }) => level !== 'grid'),
    gridCells: outlines.filter(({ level }) => level === 'grid'),
    texts: [...features, ...areas].map((row) => JSON.stringify(row)),
  };
}

function toFeature(row: FeatureRow, frame: LocalFrame): BaseMapFeature {
  const lines = row.kind === 'road';
  const shapes = lines
    ? parse<[number, number][][]>(row.geometry).map((path) => toPaths([path], frame))
    : parse<[number, number][][][]>(row.geometry).map((rings) => toPaths(rings, frame));
  return {
    kind: row.kind,
    featureClass: row.class ?? '',
    widthMetres: row.width_metres ?? undefined,
    shapes,
  };
}

function parse<Shape extends unknown[]>(text: string): Shape | [] {
  try {
    const shape: unknown = JSON.parse(text);
    return Array.isArray(shape) ? (shape as Shape) : [];
  } catch {
    return [];
  }
}

function toPaths(paths: readonly [number, number][][], frame: LocalFrame): Point[][] {
  return paths.map((path) =>
    path
      .map(([longitude, latitude]): Point => toLocal(frame, longitude, latitude))
      .filter(([x, y]) => Math.hypot(x, y) < 100000),
  );
}
