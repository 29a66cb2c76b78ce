import { isAscii, isUtf8 } from 'node:buffer';
import { ByteTrail, GB18030_STEPS } from './byte-steps.ts';

const NOTHING = Buffer.alloc(0);
/** Bytes of the longest character, in either encoding. */
const LONGEST = 4;

/** Strict UTF-8, piece by piece, by Node's own check; a character cut by the end of a piece waits for the next. */
export class Utf8Check {
  failed = false;
  private cut = NOTHING;

  push(bytes: Buffer): void {
    if (this.failed) return;
    const piece = this.cut.length === 0 ? bytes : Buffer.concat([this.cut, bytes]);
    const end = wholeCharacters(piece);
    this.failed = !isUtf8(piece.subarray(0, end));
    this.cut = Buffer.from(piece.subarray(end));
  }

  /** Nothing was wrong but that the bytes end inside a character. */
  get isCutOff(): boolean {
    return !this.failed && this.cut.length > 0;
  }

  passes(): boolean {
    return !this.failed && this.cut.length === 0;
  }
}

/** Length without a character that has begun in the last bytes and not ended. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back < LONGEST && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return utf8Length(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function utf8Length(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

/** Strict GB18030, piece by piece: one byte below 80, two from 81 40 on, four with digits in second and last place. */
export class Gb18030Check {
  failed = false;
  /** Bytes of a character that has begun. */
  private cut = NOTHING;

  push(bytes: Buffer): void {
    if (this.failed || (this.cut.length === 0 && isAscii(bytes))) return;
    const piece = this.cut.length === 0 ? bytes : Buffer.concat([this.cut, bytes]);
    const end = validCharacters(piece);
    this.cut = Buffer.from(piece.subarray(end, end + LONGEST));
    this.failed = new ByteTrail(GB18030_STEPS).follow(this.cut);
  }

  /** Nothing was wrong but that the bytes end inside a character. */
  get isCutOff(): boolean {
    return !this.failed && this.cut.length > 0;
  }

  passes(): boolean {
    return !this.failed && this.cut.length === 0;
  }
}

/** Where the valid whole characters end. */
function validCharacters(bytes: Uint8Array): number {
  const { length } = bytes;
  let at = 0;
  while (at < length) {
    const byte = bytes[at] as number;
    if (byte < 0x80) at += 1;
    else if (byte === 0x80 || byte === 0xff) return at;
    else {
      const next = bytes[at + 1] as number;
      if (next >= 0x40 && next !== 0x7f && next !== 0xff) at += 2;
      else if (isFour(bytes, at)) at += 4;
      else return at;
    }
  }
  return at;
}

function isFour(bytes: Uint8Array, at: number): boolean {
  return isDigit(bytes[at + 1]) && isLead(bytes[at + 2]) && isDigit(bytes[at + 3]);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isLead(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x81 && byte <= 0xfe;
}
