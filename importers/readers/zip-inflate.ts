import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createInflateRaw, inflateRaw } from 'node:zlib';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

/** Where one file lies inside a zip. */
export interface ZipEntry {
  readonly deflated: boolean;
  readonly bytes: number;
  /** Length it says it has when it is inflated. */
  readonly inflatedBytes: number;
  readonly headerOffset: number;
}

const LOCAL_HEADER_BYTES = 30;
/** Bytes of a piece. */
const PIECE_BYTES = 1 << 16;
/** Up to here a file is inflated at once, on another thread, instead of piece by piece through a stream. */
const INFLATED_AT_ONCE_BYTES = 1 << 24;
/** Stands for a length that is written elsewhere, in zips of the 64-bit form. */
const LENGTH_ELSEWHERE = 0xffffffff;
/** A file that is larger and more tightly packed than this is no export; blank shapefile tables pack to a hundredth. */
const BOMB_BYTES = 1 << 28;
const BOMB_RATIO = 500;

const inflateAtOnce = promisify<Buffer, { chunkSize: number; maxOutputLength: number }, Buffer>(
  inflateRaw,
);

/** Whether a file is so small that it is inflated whole. */
export function isSmall({ deflated, inflatedBytes }: ZipEntry): boolean {
  return deflated && inflatedBytes <= INFLATED_AT_ONCE_BYTES;
}

/** A small file of a zip, whole. Errors: a RangeError where it is longer than it says. */
export async function inflateSmall(path: string, entry: ZipEntry): Promise<Buffer> {
  const declared = Math.max(entry.inflatedBytes, 1);
  return inflateAtOnce(await rawBytes(path, entry), {
    chunkSize: Math.max(declared, PIECE_BYTES),
    maxOutputLength: declared,
  });
}

/** Bytes in pieces. */
export function* cutIntoPieces(all: Buffer): Generator<Uint8Array> {
  for (let at = 0; at < all.length; at += PIECE_BYTES) yield all.subarray(at, at + PIECE_BYTES);
}

/**
 * The bytes of a file of a zip, piece by piece. Errors: `invalid` for one that blows up to hundreds of times its size, a
 * RangeError where it is longer than it says.
 */
export async function* streamedPieces(path: string, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const most = mostBytes(path, entry);
  let bytes = 0;
  for await (const piece of await openStream(path, entry)) {
    bytes += (piece as Uint8Array).length;
    if (bytes > most) throw new RangeError('a file of the zip is longer than it says');
    yield piece as Uint8Array;
  }
}

async function openStream(path: string, entry: ZipEntry): Promise<Readable> {
  const start = await dataStart(path, entry.headerOffset);
  const raw = createReadStream(path, { start, end: start + entry.bytes - 1 });
  if (!entry.deflated) return raw;
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
  pipeline(raw, inflate, () => undefined);
  return inflate;
}

/** How much may come out of a file. */
function mostBytes(path: string, { bytes, inflatedBytes }: ZipEntry): number {
  const sane = Math.max(BOMB_BYTES, bytes * BOMB_RATIO);
  if (inflatedBytes === LENGTH_ELSEWHERE) return sane;
  if (inflatedBytes <= sane) return inflatedBytes;
  throw new TwinError(
    'invalid',
    say`${path}: a file in it would unpack from ${kilobytes(bytes)} kB to ${kilobytes(inflatedBytes)} kB, as no export does, and was not opened. Ask the sender for it unpacked.`,
    { file: path },
  );
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1000);
}

async function rawBytes(path: string, { headerOffset, bytes }: ZipEntry): Promise<Buffer> {
  const start = await dataStart(path, headerOffset);
  const file = await open(path, 'r');
  try {
    return await readAt(file, start, start + bytes);
  } finally {
    await file.close();
  }
}

/** The local header repeats the name, with extra fields of its own length. */
async function dataStart(path: string, headerOffset: number): Promise<number> {
  const file = await open(path, 'r');
  try {
    const header = await readAt(file, headerOffset, headerOffset + LOCAL_HEADER_BYTES);
    return headerOffset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

/** Bytes of an open file from a place to another. */
export async function readAt(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  await file.read(bytes, 0, bytes.length, from);
  return bytes;
}
