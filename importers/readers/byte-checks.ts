import { isAscii, isUtf8 } from 'node:buffer';
import { ByteTrail, GB18030_STEPS } from './byte-steps.ts';

const NOTHING = Buffer.alloc(0);
/** Bytes of the longest character, in either encoding. */
const LONGEST = 4;

/** Looks through a file piece by piece; a character cut by the end of a piece is joined with the next. */
abstract class PieceCheck {
  failed = false;
  private cut = NOTHING;

  push(bytes: Buffer): void {
    if (this.failed) return;
    const rest = this.cut.length === 0 ? bytes : this.join(bytes);
    if (!this.failed && rest.length > 0) this.look(rest);
  }

  /** Nothing was wrong but that the bytes end inside a character. */
  get isCutOff(): boolean {
    return !this.failed && this.cut.length > 0;
  }

  passes(): boolean {
    return !this.failed && this.cut.length === 0;
  }

  /** Bytes of the character that begins with `begun` and may go on with `bytes`. */
  protected abstract lengthOf(begun: Buffer, bytes: Buffer): number;
  /** Length of the whole characters; undefined where a byte cannot follow. */
  protected abstract wholeLength(bytes: Buffer): number | undefined;

  /** Completes the character that was cut; gives what follows it. */
  private join(bytes: Buffer): Buffer {
    const missing = this.lengthOf(this.cut, bytes) - this.cut.length;
    const character = Buffer.concat([this.cut, bytes.subarray(0, missing)]);
    this.cut = NOTHING;
    this.look(character);
    return bytes.subarray(missing);
  }

  private look(bytes: Buffer): void {
    const end = this.wholeLength(bytes);
    if (end === undefined) this.failed = true;
    else if (end < bytes.length) this.cut = Buffer.from(bytes.subarray(end));
  }
}

/** Strict UTF-8, by Node's own check. */
export class Utf8Check extends PieceCheck {
  protected lengthOf(begun: Buffer): number {
    return utf8Length(begun[0] as number);
  }

  protected wholeLength(bytes: Buffer): number | undefined {
    const end = wholeCharacters(bytes);
    return isUtf8(bytes.subarray(0, end)) ? end : undefined;
  }
}

/** Strict GB18030: one byte below 80, two from 81 40 on, four with digits in second and last place. */
export class Gb18030Check extends PieceCheck {
  protected lengthOf(begun: Buffer, bytes: Buffer): number {
    return isDigit(begun[1] ?? bytes[0]) ? 4 : 2;
  }

  protected wholeLength(bytes: Buffer): number | undefined {
    if (isAscii(bytes)) return bytes.length;
    const end = validCharacters(bytes);
    const isCut = !new ByteTrail(GB18030_STEPS).follow(bytes.subarray(end, end + LONGEST));
    return isCut ? end : undefined;
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
