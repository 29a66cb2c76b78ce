import * as crypto from 'node:crypto';
import { unitAt } from '../text-unit.ts';

const BLOCK = 16;
/** Hex digits kept of each enciphered block. */
const KEY_DIGITS = 16;
const TAG_LENGTH = 6;
const DIGITS_AT = TAG_LENGTH + 1;
/** Half-bytes left for digits after the tag and the length. */
const MOST_DIGITS = (BLOCK - DIGITS_AT) * 2;
const DIGITS = /^[0-9X]+$/;
/** Other short texts go in byte by byte; the length then carries this mark. */
const BYTES_MARK = 0x80;
const MOST_BYTES = BLOCK - DIGITS_AT;
const ASCII = /^[\x21-\x7e]+$/;

/**
 * A keyed function in bulk: each text becomes 16 hex digits (8 bytes), equal for equal texts, and says nothing without
 * the key; among 1.3 million texts two meet with a chance of 5·10⁻⁸. Each text is packed into one 16-byte block (numbers of up to 18 digits as half-bytes, ASCII of up to
 * 9 characters as bytes, anything else by SHA-256), and all blocks go through one AES-256-ECB pass: single blocks of distinct content, so ECB shows no
 * pattern. One HMAC a row would take 20 times as long. Texts with different `kinds` never meet.
 */
export function keyedBlocks(
  key: Uint8Array,
  kinds: readonly string[],
  texts: readonly (string | null)[],
): (string | null)[] {
  const blocks = Buffer.alloc(texts.length * BLOCK);
  texts.forEach((text, index) => {
    if (text === null) return;
    const at = index * BLOCK;
    const isRepeated = index > 0 && text === texts[index - 1] && kinds[index] === kinds[index - 1];
    if (isRepeated) blocks.copyWithin(at, at - BLOCK, at);
    else packBlock(blocks, at, kinds[index] ?? '', text);
  });
  const hex = encryptBlocks(key, blocks).toString('hex');
  return texts.map((text, index) =>
    text === null ? null : hex.slice(index * BLOCK * 2, index * BLOCK * 2 + KEY_DIGITS),
  );
}

/** One AES-256-ECB pass over whole blocks. */
export function encryptBlocks(key: Uint8Array, blocks: Uint8Array): Buffer {
  const cipher = crypto.createCipheriv('aes-256-ecb', key, null);
  cipher.setAutoPadding(false);
  return cipher.update(blocks);
}

function packBlock(blocks: Buffer, at: number, kind: string, text: string): void {
  if (text.length <= MOST_DIGITS && DIGITS.test(text)) packDigits(blocks, at, kind, text);
  else if (text.length <= MOST_BYTES && ASCII.test(text)) packBytes(blocks, at, kind, text);
  else digest(`${kind}|${text}`).copy(blocks, at, 0, BLOCK);
}

function packDigits(blocks: Buffer, at: number, kind: string, text: string): void {
  kindTag(kind).copy(blocks, at);
  blocks[at + TAG_LENGTH] = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const byte = at + DIGITS_AT + (index >> 1);
    const half = digitValue(unitAt(text, index));
    blocks[byte] = (blocks[byte] ?? 0) | (index & 1 ? half : half << 4);
  }
}

function packBytes(blocks: Buffer, at: number, kind: string, text: string): void {
  kindTag(kind).copy(blocks, at);
  blocks[at + TAG_LENGTH] = BYTES_MARK | text.length;
  for (let index = 0; index < text.length; index += 1) {
    blocks[at + DIGITS_AT + index] = unitAt(text, index);
  }
}

function digitValue(code: number): number {
  return code === 88 ? 10 : code - 48;
}

const kindTags = new Map<string, Buffer>();
const MOST_KINDS = 1000;

function kindTag(kind: string): Buffer {
  const known = kindTags.get(kind);
  if (known) return known;
  const tag = digest(`kind|${kind}`).subarray(0, TAG_LENGTH);
  if (kindTags.size < MOST_KINDS) kindTags.set(kind, tag);
  return tag;
}

/** A hash at one go, in a third of the time; Node 18.15, in Electron 25, does not have it. */
const hashOnce = (crypto as Partial<typeof crypto>).hash;

function digest(text: string): Buffer {
  if (hashOnce) return hashOnce('sha256', text, 'buffer');
  return crypto.createHash('sha256').update(text, 'utf8').digest();
}
