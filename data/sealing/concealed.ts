import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { ConcealedNumber } from '../../contract/concealed-number.ts';
import { keyedBlocks } from './keyed.ts';

const BLOCK = 16;
const ALPHABET = '0123456789XL';
const PAD = 15;
/** Characters that fit before the zeros a wrong key would not leave. */
const MOST = 20;
const CHECKED_FROM = MOST / 2;

/**
 * Conceals an ID number of at most 20 characters (digits, X, L) without a place to seal it in: `link` comes from the district's link key and
 * tells nothing without it, `sealed` is one AES-256 block under the department's key. Equal numbers become equal texts,
 * so they stay keys that rows are joined by.
 */
export function concealNumber(
  link: Uint8Array,
  { key, epoch }: { readonly key: Uint8Array; readonly epoch: number },
  number: string,
): ConcealedNumber {
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const [linked] = keyedBlocks(link, ['business number'], [number]);
  return { link: linked ?? '', epoch, sealed: cipher.update(packed(number)).toString('hex') };
}

/** The number again; undefined where the key is another one. */
export function openNumber(key: Uint8Array, { sealed }: ConcealedNumber): string | undefined {
  const cipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const block = cipher.update(Buffer.from(sealed, 'hex'));
  if (block.subarray(CHECKED_FROM).some((byte) => byte !== 0)) return undefined;
  const halves = [...block.subarray(0, CHECKED_FROM)].flatMap((byte) => [byte >> 4, byte & 15]);
  return halves
    .filter((half) => half !== PAD)
    .map((half) => ALPHABET[half] ?? '')
    .join('');
}

function packed(number: string): Buffer {
  const halves = Array.from({ length: MOST }, (_, at) =>
    at < number.length ? ALPHABET.indexOf(number[at] ?? '') : PAD,
  );
  if (number.length > MOST || halves.includes(-1)) throw new RangeError('not an ID number');
  const block = Buffer.alloc(BLOCK);
  for (let at = 0; at < CHECKED_FROM; at += 1)
    block[at] = ((halves[2 * at] ?? PAD) << 4) | (halves[2 * at + 1] ?? PAD);
  return block;
}
