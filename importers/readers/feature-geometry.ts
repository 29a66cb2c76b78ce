import type { Geometry } from 'geojson';
import { joinedShapes } from './joined-shapes.ts';

const QUOTED = 'GEOM_TEXT_COORDINATES';

/** Brackets round a position, by type of geometry. */
const LEVELS: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** Why a geometry cannot be used. */
type Unusable = 'broken' | 'nested otherwise';

/** What had to be mended to read a geometry, as check codes. */
export interface Repair {
  readonly flags: string[];
}

/** The geometry of a feature, null where it has none; coordinates in quotes are read and noted in `repair`. */
export function readGeometry(raw: unknown, repair: Repair): Geometry | null | Unusable {
  if (raw === null || raw === undefined) return null;
  const { geometries } = raw as { geometries?: unknown };
  if (Array.isArray(geometries)) return readCollection(geometries, repair);
  const { type, coordinates } = raw as { type?: unknown; coordinates?: unknown };
  if (typeof type !== 'string' || !Array.isArray(coordinates)) return 'broken';
  const numbers = readCoordinates(coordinates, repair);
  if (numbers === undefined) return 'broken';
  const levels = LEVELS[type];
  if (levels !== undefined && !isNested(numbers, levels)) return 'nested otherwise';
  return { type, coordinates: numbers } as Geometry;
}

function readCollection(raw: readonly unknown[], repair: Repair): Geometry | null | Unusable {
  const shapes: Geometry[] = [];
  for (const each of raw) {
    const shape = readGeometry(each, repair);
    if (typeof shape === 'string') return shape;
    if (shape) shapes.push(shape);
  }
  const { geometry, leftOut } = joinedShapes(shapes);
  if (leftOut) repair.flags.push('GEOM_REPAIRED');
  return geometry;
}

function readCoordinates(raw: readonly unknown[], repair: Repair): unknown[] | undefined {
  const result: unknown[] = [];
  for (const item of raw) {
    const read = Array.isArray(item) ? readCoordinates(item, repair) : readOrdinate(item, repair);
    if (read === undefined) return undefined;
    result.push(read);
  }
  return result;
}

/** Whether positions lie so many brackets deep; none at all are in order. */
function isNested(item: unknown, levels: number): boolean {
  if (!Array.isArray(item)) return false;
  if (levels > 0) return item.every((inner) => isNested(inner, levels - 1));
  return item.length >= 2 && item.every((value) => typeof value === 'number');
}

function readOrdinate(item: unknown, repair: Repair): number | undefined {
  if (typeof item === 'number') return Number.isFinite(item) ? item : undefined;
  if (typeof item !== 'string' || item.trim() === '' || !Number.isFinite(Number(item)))
    return undefined;
  if (!repair.flags.includes(QUOTED)) repair.flags.push(QUOTED);
  return Number(item);
}
