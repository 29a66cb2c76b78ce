import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { Gb18030Check, Utf8Check } from './byte-checks.ts';
import { ByteTrail, GB18030_STEPS, type Steps, UTF8_STEPS } from './byte-steps.ts';

export type TextEncodingName = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';

const READ_BYTES = 1 << 20;
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
  for await (const chunk of readBytes(path)) {
    hash.update(chunk);
    if (first) marked = byMark(chunk);
    first = false;
    if (marked) continue;
    checks.push(chunk);
    if (checks.failed) break;
  }
  return { encoding: marked ?? (await checks.verdict(path)), sha256: hash.digest('hex') };
}

function readBytes(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: READ_BYTES });
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

  async verdict(path: string): Promise<TextEncodingName> {
    if (this.utf8.passes()) return 'utf-8';
    const { wide, line } = await findDamage(path, UTF8_STEPS);
    if (wide > SURELY_UTF8) throw brokenUtf8(path, line);
    if (this.gb.passes()) return 'gb18030';
    throw unknownEncoding(path, (await findDamage(path, GB18030_STEPS)).line);
  }
}

/** Reads again up to the first byte that cannot follow. */
async function findDamage(path: string, steps: Steps): Promise<ByteTrail> {
  const trail = new ByteTrail(steps);
  for await (const chunk of readBytes(path)) if (trail.follow(chunk)) break;
  return trail;
}

function brokenUtf8(path: string, line: number): TwinError {
  return new TwinError(
    'invalid',
    say`${path}, line ${line}: the file is UTF-8 but has damaged bytes here. Export it again from its system.`,
    { file: path, line },
  );
}

function unknownEncoding(path: string, line: number): TwinError {
  return new TwinError(
    'invalid',
    say`${path}, line ${line}: the text is neither UTF-8 nor GB18030. Export it again as UTF-8 or GBK.`,
    { file: path, line },
  );
}
