import type { ReadPicture } from './read-picture.ts';

const SIGNATURE_BYTES = 8;
/** What a chunk has besides its content: length, type, checksum. */
const CHUNK_BYTES = 12;
/** Chunks that may be left out but say how colours and transparency are meant. */
const KEPT_ANCILLARY: ReadonlySet<string> = new Set(
  'tRNS gAMA cHRM sRGB iCCP sBIT pHYs bKGD'.split(' '),
);

/**
 * Reads a PNG chunk by chunk, each with its checksum, and leaves out texts, times and Exif. Undefined for one that is not
 * whole.
 */
export function readPng(bytes: Buffer): ReadPicture | undefined {
  const kept = [bytes.subarray(0, SIGNATURE_BYTES)];
  let size: { readonly width: number; readonly height: number } | undefined;
  let hasData = false;
  for (let at = SIGNATURE_BYTES; at + CHUNK_BYTES <= bytes.length; ) {
    const end = at + CHUNK_BYTES + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return undefined;
    if (type === 'IHDR') size = sizeOf(bytes.subarray(at + 8, end - 4));
    if (!size) return undefined;
    hasData ||= type === 'IDAT';
    if (isCritical(type) || KEPT_ANCILLARY.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return hasData ? { ...size, bytes: Buffer.concat(kept) } : undefined;
    at = end;
  }
  return undefined;
}

function sizeOf(header: Buffer) {
  if (header.length !== 13) return undefined;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

/** A chunk no reader may pass over: its first letter is a capital. */
function isCritical(type: string): boolean {
  return (type.charCodeAt(0) & 0x20) === 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 0xff] as number) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
