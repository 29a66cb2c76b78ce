import type { SourceRow, SourceTable } from '../../importers/readers/source.ts';

/** Bytes of a file for each byte of its cells' text: workbooks are zipped, records are padded. */
const BYTES_PER_TEXT_BYTE: Readonly<Record<SourceTable['format'], number>> = {
  delimited: 1,
  'json-lines': 2.5,
  geojson: 1.4,
  shapefile: 1,
  xlsx: 0.28,
  xls: 1.6,
  kml: 2.5,
};

/**
 * How many rows a file probably has, judged by its size and its first rows: for progress only. A file that ends within
 * the `asked` rows has as many as were read.
 */
export function expectedRows(
  bytes: number,
  table: SourceTable,
  sample: readonly SourceRow[],
  asked: number,
): number {
  if (sample.length < asked) return sample.length;
  const sampled = sample.reduce((sum, row) => sum + textBytes(row), 0) / sample.length;
  const estimate = bytes / Math.max(1, sampled * BYTES_PER_TEXT_BYTE[table.format]);
  return Math.max(sample.length, Math.round(estimate));
}

function textBytes({ cells, geometry }: SourceRow): number {
  let bytes = cells.length + 1;
  for (const cell of cells) bytes += Buffer.byteLength(cell === null ? '' : String(cell));
  return geometry ? bytes + JSON.stringify(geometry).length : bytes;
}
