import { featureRow, FeatureNames, type RawFeature } from './geojson-feature.ts';
import { scanText, type TextScan } from './encoding.ts';
import { objectRows, readLines } from './json-lines.ts';
import type { SourceTable } from './source.ts';

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
    rows: () =>
      objectRows(readLines(path, encoding), (record, line) =>
        featureRow(record as RawFeature, headers, line),
      ),
  };
}
