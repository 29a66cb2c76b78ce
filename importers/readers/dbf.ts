import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Cell } from './source.ts';

interface DbfField {
  readonly name: string;
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

/** One attribute record; `cut` when a text field ends in half a character (254-byte limit). */
export interface DbfRecord {
  readonly cells: readonly Cell[];
  readonly deleted: boolean;
  readonly cut: boolean;
}

export interface DbfTable {
  readonly headers: readonly string[];
  readonly encoding: string;
  readonly count: number;
  record(index: number): DbfRecord;
}

const GBK_LANGUAGE_BYTES = [0x4d, 0x7a];
const ENCODING_NAMES: Readonly<Record<string, string>> = {
  '936': 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
};

/**
 * Reads a dBASE table. Encoding: the .cpg text if it decodes strictly, else the language byte, else strict UTF-8 over
 * all text, else GB18030 (data-dictionary §10.4). Throws `invalid` for a truncated file.
 */
export function readDbf(path: string, bytes: Buffer, cpg: string | undefined): DbfTable {
  if (bytes.length < 33) throw truncated(path);
  const headerLength = bytes.readUInt16LE(8);
  const recordLength = bytes.readUInt16LE(10);
  const count = bytes.readUInt32LE(4);
  if (bytes.length < headerLength + count * recordLength) throw truncated(path);
  const encoding = dbfEncoding(bytes, headerLength, cpg);
  const fields = readFields(bytes, headerLength, encoding);
  const decoder = new TextDecoder(encoding);
  return {
    headers: fields.map((field) => field.name),
    encoding,
    count,
    record: (index) => readRecord(bytes, headerLength + index * recordLength, fields, decoder),
  };
}

function truncated(path: string): TwinError {
  return new TwinError(
    'invalid',
    say`${path}: the attribute table is cut off. Copy it again together with its .shp and .shx.`,
    { file: path },
  );
}

function dbfEncoding(bytes: Buffer, headerLength: number, cpg: string | undefined): string {
  const declared = cpg?.trim().toLowerCase();
  const named = declared && (ENCODING_NAMES[declared] ?? declared);
  const records = bytes.subarray(headerLength);
  if (named && decodes(records, named)) return named;
  if (GBK_LANGUAGE_BYTES.includes(bytes[29] as number)) return 'gb18030';
  return decodes(records, 'utf-8') ? 'utf-8' : 'gb18030';
}

function decodes(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function readFields(bytes: Buffer, headerLength: number, encoding: string): DbfField[] {
  const decoder = new TextDecoder(encoding);
  const fields: DbfField[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d; at += 32) {
    const end = bytes.subarray(at, at + 11).indexOf(0);
    const name = decoder
      .decode(bytes.subarray(at, at + (end < 0 ? 11 : end)))
      .replace(/\uFFFD+$/, '');
    const length = bytes[at + 16] as number;
    fields.push({ name, type: String.fromCharCode(bytes[at + 11] as number), offset, length });
    offset += length;
  }
  return fields;
}

function readRecord(
  bytes: Buffer,
  start: number,
  fields: readonly DbfField[],
  decoder: InstanceType<typeof TextDecoder>,
): DbfRecord {
  let cut = false;
  const cells = fields.map((field) => {
    const from = start + field.offset;
    const text = fieldText(bytes, from, from + field.length, decoder).trim();
    const whole = text.replace(/\uFFFD+$/, '');
    cut ||= whole !== text;
    return dbfCell(whole, field.type);
  });
  return { cells, deleted: bytes[start] === 0x2a, cut };
}

const LETTERS_END = 0x7f;

/** Most fields are numbers and codes of ASCII alone, for which a call of the decoder costs more than the text. */
function fieldText(
  bytes: Buffer,
  from: number,
  to: number,
  decoder: InstanceType<typeof TextDecoder>,
): string {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0 || byte > LETTERS_END)
      return decoder.decode(bytes.subarray(from, to)).replace(/\0/g, '');
  }
  return bytes.toString('latin1', from, to);
}

function dbfCell(text: string, type: string): Cell {
  if (text === '') return null;
  if (type === 'D') return /^\d{8}$/.test(text) && text !== '00000000' ? text : null;
  if (type === 'L') return /^[YyTt]$/.test(text) ? '是' : /^[NnFf]$/.test(text) ? '否' : null;
  if (type !== 'N' && type !== 'F') return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
