import type { ReadPicture } from './read-picture.ts';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const EXIF = 0xe1;
/** Application segments that decoding needs: JFIF, colour profile, Adobe's colour transform. */
const KEPT_APPLICATION: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee]);
/** Huffman tables, JPEG extensions and arithmetic tables: between the frame markers, but no frames. */
const NO_FRAME: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);

interface Frame {
  readonly width: number;
  readonly height: number;
}

/**
 * Reads a JPEG from its first to its end marker and leaves out what cameras write about place, time and person (Exif, XMP,
 * IPTC, comments) and what lies behind the end; how the picture is turned stays. Undefined for one that is not whole.
 */
export function readJpeg(bytes: Buffer): ReadPicture | undefined {
  const kept: Buffer[] = [];
  let orientation = 1;
  let frame: Frame | undefined;
  let isScanned = false;
  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === END; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) {
      if (!frame || !isScanned) return undefined;
      const turned = orientation >= 5;
      return {
        width: turned ? frame.height : frame.width,
        height: turned ? frame.width : frame.height,
        bytes: Buffer.concat([START_BYTES, ...turning(orientation), ...kept, END_BYTES]),
      };
    }
    const length = bytes.readUInt16BE(at + 2);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    if (marker === EXIF) orientation = orientationOf(bytes.subarray(at + 4, end)) ?? orientation;
    if (isFrame(marker)) frame = frameOf(bytes, at, length);
    if (marker === SCAN) {
      end = scanEnd(bytes, end);
      isScanned = true;
    }
    if (isKept(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

const START_BYTES = Buffer.from([0xff, START]);
const END_BYTES = Buffer.from([0xff, END]);

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker);
}

function frameOf(bytes: Buffer, at: number, length: number): Frame | undefined {
  if (length < 8) return undefined;
  const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

function isKept(marker: number): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  return marker !== COMMENT && (!isApplication || KEPT_APPLICATION.has(marker));
}

/** Where the compressed data behind a scan's header ends: at the next marker that is no stuffing and no restart. */
function scanEnd(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return bytes.length;
    const next = bytes[at + 1] as number;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
}

/** Orientation (1 to 8) of an Exif segment's first directory. */
function orientationOf(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0' || segment.length < 20) return undefined;
  const tiff = segment.subarray(6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return undefined;
  const entries = short(directory);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return undefined;
    if (short(at) !== 0x0112) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment that says how the picture is turned and nothing else; none for an upright one. */
function turning(orientation: number): Buffer[] {
  if (orientation === 1) return [];
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  const exif = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  return [Buffer.from([0xff, EXIF, 0, exif.length + 2, ...exif])];
}
