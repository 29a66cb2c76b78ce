import type { SqlValue } from '../driver/port.ts';
import { unitAt } from '../text-unit.ts';

/** Element types of JSONB (sqlite.org/jsonb.html), the low half of an element's first byte. */
const NULL = 0;
const INT = 3;
const FLOAT = 5;
/** Text as it stands: escaped only where it is turned into JSON, which nobody does here. */
const TEXT_RAW = 10;
const ARRAY = 11;

/** The high half says how the size follows: in itself up to 11, in the next byte, the next 2 or the next 4. */
const LARGEST_INLINE = 11;
const SIZE_1 = 0xc0;
const SIZE_2 = 0xd0;
const SIZE_4 = 0xe0;
const LONG_HEADER = 5;

/** UTF-8 bytes a UTF-16 unit takes at most. */
const BYTES_A_UNIT = 3;
/** From here on the native writer is faster than a loop. */
const NATIVE_FROM_UNITS = 48;
const FIRST_BYTES = 1 << 18;
const ZERO = 48;
const LARGEST_COUNT = 1e9;
/** The hex digits as bytes. */
const HEX = Buffer.from('0123456789abcdef', 'latin1');

/**
 * Packs rows into the JSONB of an array of arrays, cell by cell, as `jsonb_each` takes it: what `JSON.stringify` would
 * write and SQLite parse again is written once, in the form SQLite reads.
 */
export class JsonbRows {
  private bytes: Buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private readonly spare: Buffer[] = [];
  private at = LONG_HEADER;
  private row = 0;

  beginRow(): void {
    this.reserve(LONG_HEADER);
    this.row = this.at;
    this.at += LONG_HEADER;
  }

  endRow(): void {
    this.writeLongHeader(this.row, ARRAY, this.at - this.row - LONG_HEADER);
  }

  /** Adds a cell to the row; bytes go as hex digits. */
  add(value: SqlValue | undefined): void {
    if (typeof value === 'string') this.addText(value);
    else if (typeof value === 'number') this.addNumber(value);
    else if (typeof value === 'bigint') this.addNumber(Number(value));
    else if (value instanceof Uint8Array) this.addText(Buffer.from(value).toString('hex'));
    else this.addNull();
  }

  addText(text: string): void {
    const most = text.length * BYTES_A_UNIT;
    this.reserve(LONG_HEADER + most);
    const header = most <= 0xff ? 2 : most <= 0xffff ? 3 : LONG_HEADER;
    const end = this.writeText(text, this.at + header);
    this.writeHeader(header, TEXT_RAW, end - this.at - header);
    this.at = end;
  }

  /** Adds a few bytes of `from` as hex digits. */
  addHex(from: Uint8Array, at: number, count: number): void {
    this.reserve(LONG_HEADER + count * 2);
    const { bytes } = this;
    const header = count * 2 > LARGEST_INLINE ? 2 : 1;
    this.writeHeader(header, TEXT_RAW, count * 2);
    let end = this.at + header;
    for (let index = 0; index < count; index += 1) {
      const byte = from[at + index] as number;
      bytes[end] = HEX[byte >> 4] as number;
      bytes[end + 1] = HEX[byte & 15] as number;
      end += 2;
    }
    this.at = end;
  }

  /** As the shortest decimal that names the double; what JSON cannot say, like NaN, is null. */
  addNumber(value: number): void {
    if (!Number.isFinite(value)) return this.addNull();
    if (Number.isInteger(value) && value >= 0 && value < LARGEST_COUNT) return this.addCount(value);
    const text = String(value);
    this.reserve(1 + LONG_HEADER + text.length);
    const { bytes } = this;
    const start = this.at + (text.length > LARGEST_INLINE ? 2 : 1);
    for (let index = 0; index < text.length; index += 1) bytes[start + index] = unitAt(text, index);
    this.writeHeader(start - this.at, Number.isSafeInteger(value) ? INT : FLOAT, text.length);
    this.at = start + text.length;
  }

  /** The rows so far, once; the next ones begin anew. They are the caller's until it gives them back. */
  take(): Buffer {
    this.writeLongHeader(0, ARRAY, this.at - LONG_HEADER);
    const taken = this.bytes.subarray(0, this.at);
    this.bytes = this.spare.pop() ?? Buffer.allocUnsafeSlow(FIRST_BYTES);
    this.at = LONG_HEADER;
    return taken;
  }

  /** Bytes that were taken and are needed no more: gigabytes pass through a few buffers. */
  giveBack(taken: Buffer): void {
    this.spare.push(Buffer.from(taken.buffer));
  }

  /** Digit by digit: ids, lines and codes are most numbers there are. */
  private addCount(value: number): void {
    let digits = 1;
    for (let limit = 10; value >= limit; limit *= 10) digits += 1;
    this.reserve(1 + digits);
    this.writeHeader(1, INT, digits);
    let rest = value;
    for (let at = this.at + digits; at > this.at; at -= 1) {
      const tenth = Math.floor(rest / 10);
      this.bytes[at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.at += 1 + digits;
  }

  private addNull(): void {
    this.reserve(1);
    this.bytes[this.at] = NULL;
    this.at += 1;
  }

  /** Header of the element at hand, which takes `length` bytes. */
  private writeHeader(length: number, type: number, size: number): void {
    const { bytes, at } = this;
    if (length === 1) bytes[at] = (size << 4) | type;
    else if (length === 2) {
      bytes[at] = SIZE_1 | type;
      bytes[at + 1] = size;
    } else if (length === 3) {
      bytes[at] = SIZE_2 | type;
      bytes.writeUInt16BE(size, at + 1);
    } else this.writeLongHeader(at, type, size);
  }

  private writeLongHeader(at: number, type: number, size: number): void {
    this.bytes[at] = SIZE_4 | type;
    this.bytes.writeUInt32BE(size, at + 1);
  }

  /** Gives where the text ends. */
  private writeText(text: string, from: number): number {
    const { bytes } = this;
    const { length } = text;
    if (length >= NATIVE_FROM_UNITS) return from + bytes.write(text, from);
    let at = from;
    for (let index = 0; index < length; index += 1) {
      const code = unitAt(text, index);
      if (code < 0x80) {
        bytes[at] = code;
        at += 1;
      } else if (code < 0x800) {
        bytes[at] = 0xc0 | (code >> 6);
        bytes[at + 1] = 0x80 | (code & 0x3f);
        at += 2;
      } else if (code < 0xd800 || code > 0xdfff) {
        bytes[at] = 0xe0 | (code >> 12);
        bytes[at + 1] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at + 2] = 0x80 | (code & 0x3f);
        at += 3;
      } else return from + bytes.write(text, from);
    }
    return at;
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + bytes));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}
