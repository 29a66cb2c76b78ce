import { say } from '../../contract/sentence.ts';
import type { Geometry } from 'geojson';
import type { LonLat, Transform } from '../crs/systems.ts';
import { closedRings, readPolygons } from '../geometry/polygons.ts';
import type { ImportContext } from '../import-context.ts';
import type { SourceRow } from '../readers/source.ts';
import { checkInside, type PlacedFile } from '../rows/geometry-rows.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';
import { setBounds } from './area-rows.ts';

const KIND_BY_CLASS: Readonly<Record<string, string>> = {
  river: 'water',
  canal: 'water',
  lake: 'water',
  pond: 'water',
  trunk: 'road',
  secondary: 'road',
  branch: 'road',
  lane: 'road',
  rail: 'road',
  bridge: 'road',
  park: 'green',
  belt: 'green',
};

const KIND_BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/水系|河流|湖泊|水面|water/i, 'water'],
  [/道路|路网|铁路|road/i, 'road'],
  [/绿地|绿化|公园|green/i, 'green'],
];

/** Kind by column, class or file name; shape as lines for roads and polygons for water and green. */
export function refineBaseMapFeature(
  values: RowValues,
  checks: RowChecks,
  row: SourceRow,
  placed: PlacedFile,
  context: ImportContext,
): void {
  values.kind ??=
    KIND_BY_CLASS[(values.class as string | null) ?? ''] ?? kindByName(placed.recognised.file.name);
  const shapes =
    values.kind === 'road'
      ? lineShape(row.geometry, placed.crs.transform, checks)
      : polygonShape(row, placed, checks);
  const first = shapes[0]?.[0]?.[0];
  if (!first) return;
  checkInside(first, checks, context);
  values.geometry = JSON.stringify(values.kind === 'road' ? shapes[0] : shapes);
  setBounds(values, shapes);
}

function kindByName(name: string): string | null {
  return KIND_BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function polygonShape(row: SourceRow, placed: PlacedFile, checks: RowChecks): LonLat[][][] {
  const { polygons, flags, problem } = readPolygons(row.geometry, placed.crs.transform);
  for (const flag of flags) checks.flag(flag);
  if (problem) checks.reject(problem);
  return polygons.map(closedRings);
}

function lineShape(
  geometry: Geometry | null | undefined,
  transform: Transform,
  checks: RowChecks,
): LonLat[][][] {
  const raw =
    geometry?.type === 'LineString'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  const lines = raw
    .map((line) => line.map(([x, y]) => transform(x as number, y as number)))
    .filter((line) => line.length > 1);
  if (lines.length === 0)
    checks.reject({ code: 'GEOM_TYPE', sentence: say`A road must be drawn as a line.` });
  return lines.length === 0 ? [] : [lines];
}
