import { readFile, stat } from 'node:fs/promises';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { scanText, type TextEncodingName, type TextScan } from './encoding.ts';
import { readGeometry, type Repair } from './feature-geometry.ts';
import { heldContent } from './held-content.ts';
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
  const collection = await readCollectionOf(path, encoding);
  if (!collection) return undefined;
  const headers = propertyNames(collection.features);
  const features = heldContent(collection.features, () => featuresAnew(path, encoding));
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
    rows: () => readRows(features, headers),
  };
}

type ReadCollection = RawCollection & { features: readonly RawFeature[] };

async function readCollectionOf(
  path: string,
  encoding: TextEncodingName,
): Promise<ReadCollection | undefined> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding);
  return parseCollection(path, decoder.decode(await readFile(path)));
}

async function featuresAnew(
  path: string,
  encoding: TextEncodingName,
): Promise<readonly RawFeature[]> {
  const collection = await readCollectionOf(path, encoding);
  if (collection) return collection.features;
  throw new TwinError(
    'invalid',
    say`${path} was changed while it was read. Wait until it is written completely and import again.`,
    { file: path },
  );
}

function parseCollection(path: string, text: string): ReadCollection | undefined {
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
  content: () => Promise<readonly RawFeature[]>,
  headers: readonly string[],
): AsyncGenerator<SourceRow[]> {
  const features = await content();
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

const BROKEN_GEOMETRY = {
  code: 'GEOM_INVALID',
  sentence: say`The coordinates are no numbers, so there is no shape. Check the geometry of this feature.`,
};

const OTHER_NESTING = {
  code: 'GEOM_INVALID',
  sentence: say`The brackets of the coordinates are not those of this kind of geometry. Export the feature again.`,
};

/** A property as a cell; nested objects keep their JSON text. */
export function propertyCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return JSON.stringify(value);
}
