import { readFile, stat } from 'node:fs/promises';
import type { Geometry } from 'geojson';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { scanText, type TextScan } from './encoding.ts';
import { joinedShapes } from './joined-shapes.ts';
import {
  BATCH_ROWS,
  type Cell,
  type DeclaredCrs,
  type SourceRow,
  type SourceTable,
} from './source.ts';

/** A JavaScript string holds no more; larger files are to be cut by area. */
const LARGEST_BYTES = 500_000_000;

export interface RawFeature {
  readonly id?: unknown;
  readonly geometry?: unknown;
  readonly properties?: Record<string, unknown> | null;
}

interface RawCollection {
  readonly type?: unknown;
  readonly features?: readonly RawFeature[];
  readonly crs?: { readonly properties?: { readonly name?: unknown } };
}

/** Opens a GeoJSON FeatureCollection or a Feature alone; undefined for JSON of another kind. A row's line is its feature's number; coordinates in quotes are read and flagged. */
export async function openGeoJson(
  path: string,
  known?: TextScan,
): Promise<SourceTable | undefined> {
  const { size } = await stat(path);
  if (size > LARGEST_BYTES) {
    throw new TwinError(
      'invalid',
      say`${path}: the GeoJSON is larger than 500 MB. Cut it by street and import the parts.`,
      { file: path },
    );
  }
  const scan = known ?? (await scanText(path));
  const { encoding } = scan;
  const text = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(
    await readFile(path),
  );
  const collection = parseCollection(path, text);
  if (!collection) return undefined;
  const headers = propertyNames(collection.features);
  const crs = declaredCrs(collection);
  return {
    path,
    format: 'geojson',
    headers,
    hasGeometry: true,
    encoding,
    scan,
    ...(crs ? { crs } : {}),
    skipped: [],
    companions: [],
    rows: () => readRows(collection.features, headers),
  };
}

function parseCollection(
  path: string,
  text: string,
): (RawCollection & { features: readonly RawFeature[] }) | undefined {
  let parsed: RawCollection;
  try {
    parsed = JSON.parse(text) as RawCollection;
  } catch (error) {
    const line = lineOfSyntaxError(text, error);
    throw new TwinError(
      'invalid',
      say`${path}, line ${line}: the JSON breaks off here; the file may be cut. Export it again.`,
      { file: path, line },
      error,
    );
  }
  const { type, features } = parsed;
  if (type === 'Feature') return { features: [parsed as RawFeature] };
  return type === 'FeatureCollection' && Array.isArray(features)
    ? { ...parsed, features }
    : undefined;
}

function lineOfSyntaxError(text: string, error: unknown): number {
  const position = /position (\d+)/.exec(String(error))?.[1];
  const end = position === undefined ? text.length : Number(position);
  return text.slice(0, end).split('\n').length;
}

function propertyNames(features: readonly RawFeature[]): string[] {
  const names = new FeatureNames();
  for (const feature of features) names.add(feature);
  return names.all();
}

/** Names of the properties of features, and `id` where some have one outside them. */
export class FeatureNames {
  private readonly names = new Set<string>();
  private hasId = false;

  add({ id, properties }: RawFeature): void {
    for (const name of Object.keys(properties ?? {})) this.names.add(name);
    this.hasId ||= id !== undefined;
  }

  all(): string[] {
    return [...(this.hasId ? this.names.add('id') : this.names)];
  }
}

function declaredCrs(collection: RawCollection): DeclaredCrs | undefined {
  const name = collection.crs?.properties?.name;
  if (typeof name !== 'string') return undefined;
  if (/CRS84$/.test(name)) return { name: 'EPSG:4326', known: true };
  const code = /EPSG:+(?:[\d.]*:)?(\d+)$/i.exec(name)?.[1];
  return code ? { name: `EPSG:${code}`, known: true } : { name, known: false };
}

async function* readRows(
  features: readonly RawFeature[],
  headers: readonly string[],
): AsyncGenerator<SourceRow[]> {
  for (let from = 0; from < features.length; from += BATCH_ROWS) {
    yield features
      .slice(from, from + BATCH_ROWS)
      .map((feature, index) => featureRow(feature, headers, from + index + 1));
  }
}

/** A feature as a row. */
export function featureRow(
  feature: RawFeature,
  headers: readonly string[],
  line: number,
): SourceRow {
  const properties: Record<string, unknown> = { id: feature.id, ...feature.properties };
  const cells = headers.map((name) => propertyCell(properties[name]));
  const repair: Repair = { flags: [] };
  const geometry = readGeometry(feature.geometry, repair);
  if (geometry === 'broken') return { line, cells, broken: BROKEN_GEOMETRY };
  if (geometry === 'nested otherwise') return { line, cells, broken: OTHER_NESTING };
  return { line, cells, geometry, ...(repair.flags.length > 0 ? { flags: repair.flags } : {}) };
}

const QUOTED = 'GEOM_TEXT_COORDINATES';

const BROKEN_GEOMETRY = {
  code: 'GEOM_INVALID',
  sentence: say`The coordinates are no numbers, so there is no shape. Check the geometry of this feature.`,
};

const OTHER_NESTING = {
  code: 'GEOM_INVALID',
  sentence: say`The brackets of the coordinates are not those of this kind of geometry. Export the feature again.`,
};

/** Brackets round a position, by type of geometry. */
const LEVELS: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** A property as a cell; nested objects keep their JSON text. */
export function propertyCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return JSON.stringify(value);
}

/** Why a geometry cannot be used. */
type Unusable = 'broken' | 'nested otherwise';

/** What had to be mended to read a geometry, as check codes. */
interface Repair {
  readonly flags: string[];
}

function readGeometry(raw: unknown, repair: Repair): Geometry | null | Unusable {
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
