import type { SourceRow, SourceTable } from '../../importers/readers/source.ts';

/** Bytes of a file for each byte of its cells' text: records are padded, tags surround the values. */
const BYTES_PER_TEXT_BYTE: Readonly<Partial<Record<SourceTable['format'], number>>> = {
  xls: 1.6,
  kml: 2.5,
};
/** Quotes, colon and comma around a name and a value of JSON. */
const JSON_FIELD_BYTES = 5;
/** `{"type":"Feature","properties":{},"geometry":null},` */
const FEATURE_BYTES = 52;

/**
 * How many rows a file probably has, by what it says itself or by its size and its first rows: for progress only. A file
 * that ends within the `asked` rows has as many as were read.
 */
export function expectedRows(
  bytes: number,
  table: SourceTable,
  sample: readonly SourceRow[],
  asked: number,
): number {
  if (sample.length < asked) return sample.length;
  const sampled = sample.reduce((sum, row) => sum + textBytes(row, table), 0) / sample.length;
  const perRow = sampled * (BYTES_PER_TEXT_BYTE[table.format] ?? 1) + namesBytes(table);
  return Math.max(sample.length, table.likelyRows ?? Math.round(bytes / Math.max(1, perRow)));
}

/** Bytes of the names that JSON repeats in each row. */
function namesBytes({ format, headers }: SourceTable): number {
  if (format !== 'json-lines' && format !== 'geojson') return 0;
  const names = headers.reduce((sum, name) => sum + Buffer.byteLength(name) + JSON_FIELD_BYTES, 0);
  return format === 'geojson' ? names + FEATURE_BYTES : names;
}

function textBytes({ cells, geometry }: SourceRow, { encoding }: SourceTable): number {
  const unit = encoding?.startsWith('utf-16') ? 2 : 1;
  let bytes = (cells.length + 1) * unit;
  for (const cell of cells) bytes += encodedBytes(cell === null ? '' : String(cell), encoding);
  return geometry ? bytes + JSON.stringify(geometry).length : bytes;
}

/** Characters of GBK take two bytes where UTF-8 takes three. */
function encodedBytes(text: string, encoding: string | undefined): number {
  if (encoding?.startsWith('utf-16')) return text.length * 2;
  const bytes = Buffer.byteLength(text);
  return encoding === 'gb18030' ? Math.ceil((bytes - text.length) / 2) + text.length : bytes;
}
