import { createHash } from 'node:crypto';
import { filePieces } from '../../data/file-pieces.ts';
import { Gb18030Check, Utf8Check } from './byte-checks.ts';
import { ByteTrail, GB18030_STEPS, type Steps, UTF8_STEPS } from './byte-steps.ts';
import {
  brokenUtf8,
  cutOff,
  noText,
  unknownEncoding,
  utf32,
  wrongMark,
} from './encoding-errors.ts';

export type TextEncodingName = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Bytes that tell UTF-16 and what is no text. */
const LOOKED_AT_BYTES = 4096;
/** So many zero bytes say nothing: some systems fill fields with them. */
const STRAY_ZEROS = 8;
/** Of a table's bytes in UTF-16 at least so many are the zero bytes of its delimiters; of a picture's fewer. */
const ASCII_SHARE = 1 / 40;
/** Zero bytes of ASCII in UTF-16 are more than those of 一 by this factor. */
const OFTENER = 4;
const PDF_MARK = Buffer.from('%PDF-');
/** Eight characters. */
const LEAST_UTF32 = 32;
/** UTF-8 sequences of three bytes that GBK text does not form by chance. */
const SURELY_UTF8 = 64;

/** What one pass over a text file tells. */
export interface TextScan {
  readonly encoding: TextEncodingName;
  /** Of its bytes, in hex. */
  readonly sha256: string;
}

/**
 * Decides the encoding of a text file by streaming over all of it: BOM, then strict UTF-8, then strict GB18030
 * (superset of GBK and GB2312, with its four-byte characters), and takes its fingerprint on the way. Throws `invalid`
 * with the line of the first byte that is neither.
 */
export async function scanText(path: string): Promise<TextScan> {
  const hash = createHash('sha256');
  const checks = new EncodingChecks();
  let marked: TextEncodingName | undefined;
  let first = true;
  for await (const chunk of filePieces(path)) {
    hash.update(chunk);
    if (first && isUtf32(chunk)) throw utf32(path);
    if (first) marked = byMark(chunk);
    if (first && !marked && !mayBeText(chunk)) throw noText(path);
    first = false;
    if (marked?.startsWith('utf-16')) continue;
    checks.push(chunk);
    if (checks.failed) break;
  }
  const isWide = marked?.startsWith('utf-16');
  const encoding = isWide ? marked : await checks.verdict(path, marked);
  return { encoding: encoding ?? 'utf-8', sha256: hash.digest('hex') };
}

function byMark(bytes: Uint8Array): TextEncodingName | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return wideWithoutMark(bytes);
}

/** UTF-32: the two highest of four bytes are always zero, but for a byte order mark, and the lowest seldom. */
function isUtf32(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, LOOKED_AT_BYTES) & ~3;
  if (end < LEAST_UTF32) return false;
  const zerosAt = (place: number) => {
    let zeros = 0;
    for (let at = place; at < end; at += 4) if (bytes[at] === 0) zeros += 1;
    return zeros;
  };
  const [first, second, third, fourth] = [0, 1, 2, 3].map(zerosAt) as [
    number,
    number,
    number,
    number,
  ];
  const high = Math.max(Math.min(first, second), Math.min(third, fourth));
  return high >= end / 4 - 1 && Math.min(first, fourth) <= end / 16;
}

/** UTF-16 without a BOM: every ASCII character, so every delimiter and line break, brings a zero byte; 一 (4E00) brings one on the other side. */
function wideWithoutMark(bytes: Uint8Array): TextEncodingName | undefined {
  const [even, odd] = zerosOf(bytes);
  const least = Math.max(STRAY_ZEROS, Math.min(bytes.length, LOOKED_AT_BYTES) * ASCII_SHARE);
  if (odd > least && odd > even * OFTENER) return 'utf-16le';
  return even > least && even > odd * OFTENER ? 'utf-16be' : undefined;
}

/** Pictures and programs are full of zero bytes; a PDF begins like a text. */
function mayBeText(bytes: Buffer): boolean {
  const [even, odd] = zerosOf(bytes);
  return even + odd <= STRAY_ZEROS && !bytes.subarray(0, PDF_MARK.length).equals(PDF_MARK);
}

/** Zero bytes at even and at odd places of the beginning. */
function zerosOf(bytes: Uint8Array): readonly [even: number, odd: number] {
  const end = Math.min(bytes.length, LOOKED_AT_BYTES);
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  return zeros;
}

class EncodingChecks {
  private readonly utf8 = new Utf8Check();
  private readonly gb = new Gb18030Check();

  /** Nothing that follows can change the verdict. */
  get failed(): boolean {
    return this.utf8.failed && this.gb.failed;
  }

  push(bytes: Buffer): void {
    this.utf8.push(bytes);
    this.gb.push(bytes);
  }

  /** Errors: `invalid` with the line where the bytes fit no encoding, or not the one of the mark. */
  async verdict(path: string, marked: TextEncodingName | undefined): Promise<TextEncodingName> {
    const { utf8, gb } = this;
    if (utf8.passes()) return marked ?? 'utf-8';
    const { wide, line } = await findDamage(path, UTF8_STEPS);
    if (utf8.isCutOff) throw cutOff(path, line);
    if (marked) throw wrongMark(path, line);
    if (wide > SURELY_UTF8) throw brokenUtf8(path, line);
    if (gb.passes()) return 'gb18030';
    const damage = await findDamage(path, GB18030_STEPS);
    throw gb.isCutOff ? cutOff(path, damage.line) : unknownEncoding(path, damage.line);
  }
}

/** Reads again up to the first byte that cannot follow. */
async function findDamage(path: string, steps: Steps): Promise<ByteTrail> {
  const trail = new ByteTrail(steps);
  for await (const chunk of filePieces(path)) if (trail.follow(chunk)) break;
  return trail;
}
