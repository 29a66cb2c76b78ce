import type { ReadPicture } from './read-picture.ts';

const HEADER_BYTES = 12;
const DROPPED: ReadonlySet<string> = new Set(['EXIF', 'XMP ']);
/** Bits of an extended header that announce what is left out. */
const EXIF_AND_XMP = 0x0c;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Reads a WebP chunk by chunk and leaves out Exif and XMP. Undefined for one that is not whole. */
export function readWebp(bytes: Buffer): ReadPicture | undefined {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return undefined;
  const kept: Buffer[] = [];
  let size: Size | undefined;
  for (let at = HEADER_BYTES; at + 8 <= end; ) {
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (next > end) return undefined;
    const type = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, next));
    size ??= sizeOf(type, chunk.subarray(8));
    if (type === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] as number) & ~EXIF_AND_XMP;
    if (!DROPPED.has(type)) kept.push(chunk);
    at = next;
  }
  return size && { ...size, bytes: withHeader(kept) };
}

function sizeOf(type: string, content: Buffer): Size | undefined {
  if (type === 'VP8X' && content.length >= 10)
    return { width: content.readUIntLE(4, 3) + 1, height: content.readUIntLE(7, 3) + 1 };
  if (type === 'VP8L' && content.length >= 5 && content[0] === 0x2f) {
    const packed = content.readUInt32LE(1);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (type !== 'VP8 ' || content.length < 10 || content.readUIntBE(3, 3) !== 0x9d012a)
    return undefined;
  const [width, height] = [content.readUInt16LE(6) & 0x3fff, content.readUInt16LE(8) & 0x3fff];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

function withHeader(chunks: readonly Buffer[]): Buffer {
  const header = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  const body = Buffer.concat(chunks);
  header.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([header, body]);
}
