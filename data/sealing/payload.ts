import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SqlValue } from '../driver/port.ts';

/** Values of a chunk by column; the n-th value of each column belongs to one row, `null` also where there is no row. */
export type ChunkColumns = Readonly<Record<string, readonly SqlValue[]>>;

const SEPARATED = 0;
const AS_JSON = 1;
/** Added to the encoding of a column whose bytes are deflated. */
const DEFLATED = 2;
/** Shorter columns do not gain by it. */
const DEFLATE_FROM_BYTES = 128;
/** Names, numbers and addresses of 256 rows shrink to a quarter; higher levels gain little and take twice as long. */
const DEFLATE_LEVEL = 1;
/** Nearly every column packs to less. What zlib writes into lives until the next full collection, so it is not 16 kB a column. */
const DEFLATE_PIECE_BYTES = 4096;
const SEPARATOR = '\u001f';
const NULL_MARK = '\u0000';

/**
 * Packs columns into bytes that open fast: per column its name, an encoding byte and its bytes, each with its length.
 * Plain texts are joined by a separator, so that opening is one decode and one split; anything else is JSON. Columns are
 * deflated one by one, so that reading names alone inflates names alone.
 */
export function packColumns(columns: ChunkColumns): Buffer {
  const parts: Buffer[] = [];
  for (const [name, values] of Object.entries(columns)) {
    const plain = separated(values);
    const body = Buffer.from(plain ?? JSON.stringify(values), 'utf8');
    const deflate = body.length >= DEFLATE_FROM_BYTES;
    const bytes = deflate ? deflated(body) : body;
    const encoding = (plain === undefined ? AS_JSON : SEPARATED) + (deflate ? DEFLATED : 0);
    parts.push(columnHeader(name, encoding, bytes.length), bytes);
  }
  return Buffer.concat(parts);
}

function deflated(body: Buffer): Buffer {
  return deflateRawSync(body, { level: DEFLATE_LEVEL, chunkSize: DEFLATE_PIECE_BYTES });
}

/** Unpacks the columns asked for, or all. */
export function unpackColumns(
  bytes: Buffer,
  wanted?: readonly string[],
): Record<string, SqlValue[]> {
  const columns: Record<string, SqlValue[]> = {};
  let at = 0;
  while (at < bytes.length) {
    const nameEnd = at + 1 + bytes.readUInt8(at);
    const name = bytes.toString('utf8', at + 1, nameEnd);
    const start = nameEnd + 5;
    const end = start + bytes.readUInt32LE(nameEnd + 1);
    if (!wanted || wanted.includes(name)) {
      columns[name] = unpackValues(bytes.readUInt8(nameEnd), bytes.subarray(start, end));
    }
    at = end;
  }
  return columns;
}

function columnHeader(name: string, encoding: number, length: number): Buffer {
  const nameBytes = Buffer.from(name, 'utf8');
  const header = Buffer.alloc(nameBytes.length + 6);
  header.writeUInt8(nameBytes.length, 0);
  nameBytes.copy(header, 1);
  header.writeUInt8(encoding, nameBytes.length + 1);
  header.writeUInt32LE(length, nameBytes.length + 2);
  return header;
}

function separated(values: readonly SqlValue[]): string | undefined {
  const texts: string[] = [];
  let nulls = 0;
  for (const value of values) {
    if (value === null) nulls += 1;
    else if (typeof value !== 'string') return undefined;
    texts.push(value ?? NULL_MARK);
  }
  const joined = texts.join(SEPARATOR);
  const isPlain =
    occurrences(joined, SEPARATOR) === Math.max(0, texts.length - 1) &&
    occurrences(joined, NULL_MARK) === nulls;
  return isPlain ? joined : undefined;
}

function occurrences(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}

function unpackValues(encoding: number, bytes: Buffer): SqlValue[] {
  const text = ((encoding & DEFLATED) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
  if ((encoding & AS_JSON) !== 0) return JSON.parse(text) as SqlValue[];
  return text.split(SEPARATOR).map((value) => (value === NULL_MARK ? null : value));
}
