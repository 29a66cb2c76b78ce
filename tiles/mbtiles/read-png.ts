import { inflateSync } from 'node:zlib';

/** Eight-bit colours, `channels` bytes a pixel, rows from the north. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly bytes: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const COLOUR = 2;
const COLOUR_ALPHA = 6;

/** True for bytes that begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((value, at) => bytes[at] === value);
}

/**
 * Reads the true-colour PNGs heights are coded in (8 bits, RGB or RGBA, not interlaced); undefined for any other. In
 * them every bit counts, so nothing is corrected for gamma or colour.
 */
export function readPng(bytes: Uint8Array): Pixels | undefined {
  if (!isPng(bytes)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const [depth, colour, interlaced] = [bytes[24], bytes[25], bytes[28]];
  if (depth !== 8 || interlaced !== 0 || (colour !== COLOUR && colour !== COLOUR_ALPHA))
    return undefined;
  const channels = colour === COLOUR ? 3 : 4;
  const packed = inflateSync(Buffer.concat(dataChunks(bytes, view)));
  if (packed.length < height * (width * channels + 1)) return undefined;
  return { width, height, channels, bytes: unfilter(packed, width * channels, height, channels) };
}

function dataChunks(bytes: Uint8Array, view: DataView): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IDAT') chunks.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return chunks;
}

/** Each row says how it differs from the pixel before and the row above. */
function unfilter(packed: Uint8Array, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = packed[row * (stride + 1)];
    const from = row * (stride + 1) + 1;
    const to = row * stride;
    for (let i = 0; i < stride; i++) {
      const left = i >= step ? (out[to + i - step] as number) : 0;
      const above = row > 0 ? (out[to + i - stride] as number) : 0;
      const corner = row > 0 && i >= step ? (out[to + i - stride - step] as number) : 0;
      out[to + i] = (packed[from + i] as number) + predicted(filter, left, above, corner);
    }
  }
  return out;
}

function predicted(filter: number | undefined, left: number, above: number, corner: number) {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  return filter === 4 ? paeth(left, above, corner) : 0;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [guess - left, guess - above, guess - corner].map(Math.abs) as [
    number,
    number,
    number,
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
