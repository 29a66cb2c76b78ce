import { isAscii } from 'node:buffer';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Cell } from './source.ts';

interface DbfField {
  readonly name: Buffer;
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

/** Where fields and records lie. */
interface DbfLayout {
  readonly headerLength: number;
  readonly recordLength: number;
  readonly count: number;
  readonly fields: readonly DbfField[];
}

/**
 * Reads a dBASE table. Encoding: the .cpg text if it decodes strictly, else the language byte, else strict UTF-8 over
 * all text, else GB18030 (data-dictionary §10.4); a full field may end in half a character. Throws `invalid` for a
 * truncated file.
 */
export function readDbf(path: string, bytes: Buffer, cpg: string | undefined): DbfTable {
  if (bytes.length < 33) throw truncated(path);
  const layout = readLayout(bytes);
  const { headerLength, recordLength, count } = layout;
  const width = layout.fields.reduce((sum, field) => sum + field.length, 1);
  if (bytes.length < headerLength + count * recordLength || width > recordLength)
    throw truncated(path);
  const encoding = dbfEncoding(bytes, layout, cpg);
  const decoder = new TextDecoder(encoding);
  const { fields } = layout;
  return {
    headers: fields.map((field) => decoder.decode(field.name).replace(/\uFFFD+$/, '')),
    encoding,
    count,
    record: (index) => readRecord(bytes, headerLength + index * recordLength, fields, decoder),
  };
}

function truncated(path: string): TwinError {
  return new TwinError(
    'invalid',
    say`${path}: the attribute table is cut off or damaged. Copy it again together with its .shp and .shx.`,
    { file: path },
  );
}

function dbfEncoding(bytes: Buffer, layout: DbfLayout, cpg: string | undefined): string {
  const declared = cpg?.trim().toLowerCase();
  const named = declared && (ENCODING_NAMES[declared] ?? declared);
  if (named && decodes(bytes, layout, named)) return named;
  if (GBK_LANGUAGE_BYTES.includes(bytes[29] as number)) return 'gb18030';
  return decodes(bytes, layout, 'utf-8') ? 'utf-8' : 'gb18030';
}

function decodes(bytes: Buffer, layout: DbfLayout, encoding: string): boolean {
  return (
    decodesWhole(bytes.subarray(layout.headerLength), encoding, false) ||
    decodesByField(bytes, layout, encoding)
  );
}

/** `mayBeCut` lets the last character be half. */
function decodesWhole(bytes: Buffer, encoding: string, mayBeCut: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: mayBeCut });
    return true;
  } catch {
    return false;
  }
}

/** A text longer than its field was cut by bytes, perhaps inside its last character. */
function decodesByField(bytes: Buffer, layout: DbfLayout, encoding: string): boolean {
  const { headerLength, recordLength, count, fields } = layout;
  const texts = fields.filter(({ type }) => type === 'C');
  for (let index = 0; index < count; index += 1)
    for (const { offset, length } of texts) {
      const from = headerLength + index * recordLength + offset;
      const field = bytes.subarray(from, from + length);
      const isFull = (field[length - 1] ?? 0) > LETTERS_END;
      if (!isAscii(field) && !decodesWhole(field, encoding, isFull)) return false;
    }
  return true;
}

function readLayout(bytes: Buffer): DbfLayout {
  const headerLength = bytes.readUInt16LE(8);
  const fields: DbfField[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d; at += 32) {
    const end = bytes.subarray(at, at + 11).indexOf(0);
    const name = bytes.subarray(at, at + (end < 0 ? 11 : end));
    const length = bytes[at + 16] ?? 0;
    fields.push({ name, type: String.fromCharCode(bytes[at + 11] ?? 0), offset, length });
    offset += length;
  }
  const [recordLength, count] = [bytes.readUInt16LE(10), bytes.readUInt32LE(4)];
  return { headerLength, recordLength, count, fields };
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

/** Digits a number would lose: a code of 16 or 18 digits in a field for numbers. */
const LONG_NUMBER = /^\d{16,}$/;
/** A date field left blank. */
const NO_DATE = /^[0\s/-]*$/;

/** A number that is none. */
const NO_NUMBER = /^\*+$/;

/** A number field that holds something else keeps it for the check to name. */
function dbfCell(text: string, type: string): Cell {
  if (text === '') return null;
  if (type === 'D') return NO_DATE.test(text) ? null : text;
  if (type === 'L') return /^[YyTt]$/.test(text) ? '是' : /^[NnFf]$/.test(text) ? '否' : null;
  if ((type !== 'N' && type !== 'F') || LONG_NUMBER.test(text)) return text;
  if (NO_NUMBER.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}
