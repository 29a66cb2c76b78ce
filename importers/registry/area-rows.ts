import { say } from '../../contract/sentence.ts';
import { innerPoint } from '../geometry/inner-point.ts';
import { boundsOf, closedRings, readPolygons } from '../geometry/polygons.ts';
import { areaSquareMetres, type Polygon } from '../geometry/rings.ts';
import type { ImportContext } from '../import-context.ts';
import type { SourceRow } from '../readers/source.ts';
import { checkInside, type PlacedFile } from '../rows/geometry-rows.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowValues } from '../rows/row-values.ts';

/** Length of a code → level and length of its parent's code (data-dictionary §8, §1.8). */
const LEVELS: Readonly<Record<number, { readonly level: string; readonly parent: number }>> = {
  6: { level: 'district', parent: 4 },
  9: { level: 'street', parent: 6 },
  12: { level: 'community', parent: 9 },
  14: { level: 'grid', parent: 12 },
  15: { level: 'grid', parent: 12 },
};

/** Level and parent from the code where columns leave them open; a code of another shape is refused. */
export function refineArea(
  values: RowValues,
  checks: RowChecks,
  knownCodes: ReadonlySet<string>,
): void {
  const code = values.code as string | null;
  if (code === null) return;
  const shape = /^\d+$/.test(code) ? LEVELS[code.length] : undefined;
  if (!shape) {
    checks.reject({
      code: 'AREA_CODE_FORMAT',
      field: 'code',
      value: code,
      sentence: say`The code must have 6, 9 or 12 digits (district, street, community), or 14 or 15 (grid cell).`,
    });
    return;
  }
  values.level ??= shape.level;
  values.parent_code ??= code.slice(0, shape.parent);
  const parent = values.parent_code as string;
  if (!code.startsWith(parent.replace(/(00)+$/, '')))
    checks.mark('AREA_PARENT_MISMATCH', 'parent_code', parent);
  const own = values.level === 'grid' ? parent : code;
  if (!knownCodes.has(own)) checks.mark('AREA_CODE_UNKNOWN', 'code', code);
}

/** Outline, bounds and label position. */
export function readAreaShape(
  values: RowValues,
  checks: RowChecks,
  row: SourceRow,
  placed: PlacedFile,
  context: ImportContext,
): void {
  const { polygons, flags, problem } = readPolygons(row.geometry, placed.crs.transform);
  for (const flag of flags) checks.flag(flag);
  if (problem) checks.reject(problem);
  const largest = [...polygons].sort((a, b) => areaSquareMetres(b) - areaSquareMetres(a))[0];
  if (!largest) return;
  const at = innerPoint(largest);
  checkInside(at, checks, context);
  values.geometry = JSON.stringify(polygons.map(closedRings));
  [values.label_longitude_degrees, values.label_latitude_degrees] = at;
  setBounds(values, polygons);
}

/** Fills the bounds columns of a shape. */
export function setBounds(values: RowValues, shapes: readonly Polygon[]): void {
  const { west, south, east, north } = boundsOf(shapes.flat(2));
  values.west_degrees = west;
  values.south_degrees = south;
  values.east_degrees = east;
  values.north_degrees = north;
}
