import { createReadStream } from 'node:fs';
import { TwinError } from '../../contract/errors.ts';

export type TextEncodingName = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

const READ_BYTES = 1 << 20;
/** Rows of one piece die young: with 1 MB pieces the same file took a third longer and 200 MB more. */
const DECODE_READ_BYTES = 1 << 16;
/** UTF-8 sequences of three bytes that GBK text does not form by chance. */
const SURELY_UTF8 = 64;

/**
 * Decides the encoding of a text file by streaming over all of it: BOM, then strict UTF-8, then strict GB18030
 * (superset of GBK and GB2312, with its four-byte characters). Throws `invalid` with the line of the first byte
 * that is neither.
 */
export async function detectEncoding(path: string): Promise<TextEncodingName> {
  const checks = new EncodingChecks();
  let first = true;
  for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) {
    const bytes = chunk as Uint8Array;
    if (first) {
      const marked = byMark(bytes);
      if (marked) return marked;
      first = false;
    }
    checks.push(bytes);
    if (checks.failed) break;
  }
  return checks.verdict(path);
}

function byMark(bytes: Uint8Array): TextEncodingName | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return wideWithoutMark(bytes);
}

/** UTF-16 without a BOM: every ASCII character, so every delimiter and line break, brings a zero byte. */
function wideWithoutMark(bytes: Uint8Array): TextEncodingName | undefined {
  const end = Math.min(bytes.length, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < end; i += 1) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  const [even, odd] = zeros as [number, number];
  if (odd > 8 && even === 0) return 'utf-16le';
  return even > 8 && odd === 0 ? 'utf-16be' : undefined;
}

class EncodingChecks {
  private readonly utf8 = new ByteCheck(utf8Step);
  private readonly gb = new ByteCheck(gb18030Step);

  /** Nothing that follows can change the verdict. */
  get failed(): boolean {
    return this.utf8.badLine !== undefined && this.gb.badLine !== undefined;
  }

  push(bytes: Uint8Array): void {
    this.utf8.push(bytes);
    this.gb.push(bytes);
  }

  verdict(path: string): TextEncodingName {
    if (this.utf8.passes()) return 'utf-8';
    if (this.utf8.wide > SURELY_UTF8) throw brokenUtf8(path, this.utf8.badLine ?? this.utf8.line);
    if (this.gb.passes()) return 'gb18030';
    throw unknownEncoding(path, this.gb.badLine ?? this.gb.line);
  }
}

function brokenUtf8(path: string, line: number): TwinError {
  return new TwinError(
    'invalid',
    `${path}, line ${line}: the file is UTF-8 but has damaged bytes here. Export it again from its system.`,
    { file: path, line },
  );
}

function unknownEncoding(path: string, line: number): TwinError {
  return new TwinError(
    'invalid',
    `${path}, line ${line}: the text is neither UTF-8 nor GB18030. Export it again as UTF-8 or GBK.`,
    { file: path, line },
  );
}

/** Next state after a byte; 0 between characters, -1 for a byte that cannot follow. */
type Step = (state: number, byte: number) => number;

/** Runs one byte automaton over a file; a check that failed reads no further. */
class ByteCheck {
  line = 1;
  /** Characters of three bytes seen. */
  wide = 0;
  badLine: number | undefined;
  private state = 0;
  private readonly step: Step;

  constructor(step: Step) {
    this.step = step;
  }

  push(bytes: Uint8Array): void {
    if (this.badLine !== undefined) return;
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i] as number;
      if (this.state === 0 && byte < 0x80) {
        if (byte === 10) this.line += 1;
        continue;
      }
      this.state = this.step(this.state, byte);
      if (this.state === 3) this.wide += 1;
      if (this.state < 0) {
        this.badLine = this.line;
        return;
      }
    }
  }

  passes(): boolean {
    return this.badLine === undefined && this.state === 0;
  }
}

/** States: 1 one more byte, 2 two more after a lead with a rule, 3 two more, 4 three more; rules by lead byte. */
function utf8Step(state: number, byte: number): number {
  if (state === 0) return utf8Lead(byte);
  const [low, high, next] = UTF8_RULES[state] as readonly [number, number, number];
  return byte >= low && byte <= high ? next : -1;
}

function utf8Lead(byte: number): number {
  if (byte < 0x80) return 0;
  if (byte >= 0xc2 && byte <= 0xdf) return 1;
  if (byte === 0xe0) return 4;
  if (byte === 0xed) return 5;
  if (byte >= 0xe1 && byte <= 0xef) return 3;
  if (byte === 0xf0) return 6;
  if (byte >= 0xf1 && byte <= 0xf3) return 7;
  return byte === 0xf4 ? 8 : -1;
}

/** By state: lowest and highest byte that may follow, and the state after it. */
const UTF8_RULES: readonly (readonly [number, number, number])[] = [
  [0, 0, -1],
  [0x80, 0xbf, 0],
  [0x80, 0xbf, 1],
  [0x80, 0xbf, 1],
  [0xa0, 0xbf, 1],
  [0x80, 0x9f, 1],
  [0x90, 0xbf, 2],
  [0x80, 0xbf, 2],
  [0x80, 0x8f, 2],
];

/** States: 1 after a lead byte, 2 after the digit of a four-byte character, 4 after its third byte. */
function gb18030Step(state: number, byte: number): number {
  if (state === 0) return byte >= 0x81 && byte <= 0xfe ? 1 : byte < 0x80 ? 0 : -1;
  if (state === 1) {
    if (byte >= 0x30 && byte <= 0x39) return 2;
    return byte >= 0x40 && byte <= 0xfe && byte !== 0x7f ? 0 : -1;
  }
  if (state === 2) return byte >= 0x81 && byte <= 0xfe ? 4 : -1;
  return byte >= 0x30 && byte <= 0x39 ? 0 : -1;
}

/** Streams a file as decoded text. Throws `invalid` with the line where mojibake (乱码) shows. */
export async function* decodeFile(
  path: string,
  encoding: TextEncodingName,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding);
  let line = 1;
  for await (const chunk of createReadStream(path, { highWaterMark: DECODE_READ_BYTES })) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true });
    line = refuseMojibake(path, text, line);
    yield text;
  }
  const rest = decoder.decode();
  refuseMojibake(path, rest, line);
  if (rest !== '') yield rest;
}

const MOJIBAKE = ['\uFFFD', '锟斤拷', 'å®æ³¢', 'æµ·æ›™', '瀹佹尝', '娴锋洐'];

/** Damage done before the export reached us cannot be undone; gives the line after `text`. */
function refuseMojibake(path: string, text: string, line: number): number {
  for (const mark of MOJIBAKE) {
    const at = text.indexOf(mark);
    if (at < 0) continue;
    const where = line + countLines(text.slice(0, at));
    throw new TwinError(
      'invalid',
      `${path}, line ${where}: the text was already garbled (乱码 “${mark}”) when it was saved and cannot be restored. Export it again in the right encoding.`,
      { file: path, line: where },
    );
  }
  return line + countLines(text);
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
