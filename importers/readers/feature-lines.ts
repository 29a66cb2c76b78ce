import { featureRow, FeatureNames, type RawFeature } from './geojson-feature.ts';
import { scanText, type TextScan } from './encoding.ts';
import { NOT_JSON, readLines, type Entry } from './json-lines.ts';
import { BATCH_ROWS, type SourceRow, type SourceTable } from './source.ts';

/** Opens GeoJSON with one Feature a line (RFC 8142 GeoJSON text sequences, GeoJSONL), which is never held whole; WGS-84. */
export async function openFeatureLines(path: string, known?: TextScan): Promise<SourceTable> {
  const scan = known ?? (await scanText(path));
  const { encoding } = scan;
  const names = new FeatureNames();
  for await (const { record } of readLines(path, encoding)) names.add((record ?? {}) as RawFeature);
  const headers = names.all();
  return {
    path,
    format: 'geojson',
    headers,
    hasGeometry: true,
    encoding,
    scan,
    skipped: [],
    companions: [],
    rows: () => readRows(readLines(path, encoding), headers),
  };
}

async function* readRows(
  entries: AsyncGenerator<Entry>,
  headers: readonly string[],
): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = [];
  for await (const { line, record } of entries) {
    const row = featureRow((record ?? {}) as RawFeature, headers, line);
    batch.push(record ? row : { ...row, broken: NOT_JSON });
    if (batch.length === BATCH_ROWS) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
