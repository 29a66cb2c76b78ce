import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { decodeFile } from './decode.ts';
import { scanText, type TextEncodingName, type TextScan } from './encoding.ts';
import { brokenJson, FeatureListCutter, type FeatureText } from './feature-list.ts';
import { featureRow, FeatureNames, type RawFeature } from './geojson-feature.ts';
import { type DeclaredCrs, inBatches, type SourceRow, type SourceTable } from './source.ts';

/** What a collection holds beside its features. */
interface RawCollection {
  readonly type?: unknown;
  readonly features?: unknown;
  readonly crs?: { readonly properties?: { readonly name?: unknown } };
}

/** JSON of other kinds is not read farther than this, in characters. */
const LONGEST_REST = 1 << 24;

/**
 * Opens a GeoJSON FeatureCollection or a Feature alone; undefined for JSON of another kind. Features are read one by one,
 * however large the file is, twice: for the names of their properties and as rows. A row's line is its feature's number;
 * coordinates in quotes are read and flagged.
 */
export async function openGeoJson(
  path: string,
  known?: TextScan,
): Promise<SourceTable | undefined> {
  const scan = known ?? (await scanText(path));
  const { encoding } = scan;
  const names = new FeatureNames();
  const cutter = new FeatureListCutter(path);
  for await (const features of featureBatches(path, encoding, cutter)) {
    for (const feature of features) names.add(feature);
    if (cutter.rest.length > LONGEST_REST) return undefined;
  }
  const collection = (cutter.parsedRest() ?? {}) as RawCollection & RawFeature;
  const alone = collection.type === 'Feature' ? collection : undefined;
  if (alone) names.add(alone);
  else if (!isCollection(collection)) return undefined;
  const headers = names.all();
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
    rows: () => inBatches(rowPieces(path, encoding, headers, alone)),
  };
}

/** The features of a file, a piece of it at a time. */
async function* featureBatches(
  path: string,
  encoding: TextEncodingName,
  cutter: FeatureListCutter,
): AsyncGenerator<RawFeature[]> {
  for await (const text of decodeFile(path, encoding))
    yield cutter.push(text).map((feature) => parseFeature(path, feature));
}

function parseFeature(path: string, { text, line }: FeatureText): RawFeature {
  try {
    return (JSON.parse(text) ?? {}) as RawFeature;
  } catch (error) {
    throw brokenJson(path, line + lineOfSyntaxError(text, error) - 1, error);
  }
}

function lineOfSyntaxError(text: string, error: unknown): number {
  const position = /position (\d+)/.exec(String(error))?.[1];
  const end = position === undefined ? text.length : Number(position);
  return text.slice(0, end).split('\n').length;
}

function declaredCrs(collection: RawCollection): DeclaredCrs | undefined {
  const name = collection.crs?.properties?.name;
  if (typeof name !== 'string') return undefined;
  if (/CRS84$/.test(name)) return { name: 'EPSG:4326', known: true };
  const code = /EPSG:+(?:[\d.]*:)?(\d+)$/i.exec(name)?.[1];
  return code ? { name: `EPSG:${code}`, known: true } : { name, known: false };
}

async function* rowPieces(
  path: string,
  encoding: TextEncodingName,
  headers: readonly string[],
  alone: RawFeature | undefined,
): AsyncGenerator<SourceRow[]> {
  if (alone) return yield [featureRow(alone, headers, 1)];
  const cutter = new FeatureListCutter(path);
  let line = 0;
  for await (const features of featureBatches(path, encoding, cutter)) {
    yield features.map((feature) => {
      line += 1;
      return featureRow(feature, headers, line);
    });
  }
  if (!isCollection(cutter.parsedRest())) throw changed(path);
}

function isCollection(parsed: unknown): boolean {
  const { type, features } = (parsed ?? {}) as RawCollection;
  return type === 'FeatureCollection' && Array.isArray(features);
}

function changed(path: string): TwinError {
  return new TwinError(
    'invalid',
    say`${path} was changed while it was read. Wait until it is written completely and import again.`,
    { file: path },
  );
}
