import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { createInflateRaw, inflateRaw } from 'node:zlib';

/** Where one file lies inside a zip. */
interface ZipEntry {
  readonly deflated: boolean;
  readonly bytes: number;
  /** Length it says it has when it is inflated. */
  readonly inflatedBytes: number;
  readonly headerOffset: number;
}

/** A zip read by its directory, so that its files can be opened in any order. */
export interface ZipDirectory {
  readonly names: readonly string[];
  /** The text (UTF-8) of a file; cut between characters, never inside one. Undefined when there is none. */
  text(name: string): AsyncIterable<string> | undefined;
  /** The bytes of a file, piece by piece; each is to be used before the next. Undefined when there is none. */
  pieces(name: string): AsyncIterable<Uint8Array> | undefined;
  /** The bytes of a file, whole. */
  bytes(name: string): Promise<Buffer | undefined>;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
/** Bytes of a piece. */
const PIECE_BYTES = 1 << 16;
/** Up to here a file is inflated at once, on another thread, instead of piece by piece through a stream. */
const INFLATED_AT_ONCE_BYTES = 1 << 24;

const inflateAtOnce = promisify<Buffer, { chunkSize: number }, Buffer>(inflateRaw);

/** Reads the directory at the end of a zip; a RangeError when it is missing, as in a file that was cut off. */
export async function readZipDirectory(path: string): Promise<ZipDirectory> {
  const file = await open(path, 'r');
  try {
    const entries = parseDirectory(await directoryBytes(file));
    return {
      names: [...entries.keys()],
      text: (name) => decoded(piecesOf(path, entries.get(name))),
      pieces: (name) => piecesOf(path, entries.get(name)),
      bytes: (name) => readBytes(path, entries.get(name)),
    };
  } finally {
    await file.close();
  }
}

async function directoryBytes(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - DIRECTORY_END_BYTES - LONGEST_COMMENT), size);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || tail.readUInt32LE(end) !== DIRECTORY_END)
    throw new RangeError('the zip has no directory');
  const bytes = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (offset + bytes > size) throw new RangeError('the zip is cut off or larger than 4 GB');
  return readAt(file, offset, offset + bytes);
}

async function readAt(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  await file.read(bytes, 0, bytes.length, from);
  return bytes;
}

function parseDirectory(directory: Buffer): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  for (let at = 0; at + ENTRY_BYTES <= directory.length; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength);
    entries.set(name.replace(/\\/g, '/'), {
      deflated: directory.readUInt16LE(at + 10) === 8,
      bytes: directory.readUInt32LE(at + 20),
      inflatedBytes: directory.readUInt32LE(at + 24),
      headerOffset: directory.readUInt32LE(at + 42),
    });
    at +=
      ENTRY_BYTES + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function decoded(pieces: AsyncIterable<Uint8Array> | undefined): AsyncIterable<string> | undefined {
  return pieces && decodedPieces(pieces);
}

async function* decodedPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

function piecesOf(
  path: string,
  entry: ZipEntry | undefined,
): AsyncIterable<Uint8Array> | undefined {
  if (!entry) return undefined;
  const isSmall = entry.deflated && entry.inflatedBytes <= INFLATED_AT_ONCE_BYTES;
  return isSmall ? piecesOfSmall(path, entry) : streamedPieces(path, entry);
}

async function* piecesOfSmall(path: string, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const all = await inflateAtOnce(await rawBytes(path, entry), {
    chunkSize: Math.max(entry.inflatedBytes, PIECE_BYTES),
  });
  for (let at = 0; at < all.length; at += PIECE_BYTES) yield all.subarray(at, at + PIECE_BYTES);
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

async function* streamedPieces(path: string, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const start = await dataStart(path, entry.headerOffset);
  const raw = createReadStream(path, { start, end: start + entry.bytes - 1 });
  if (!entry.deflated) {
    for await (const piece of raw) yield piece as Uint8Array;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
  pipeline(raw, inflate, () => undefined);
  for await (const piece of inflate) yield piece as Uint8Array;
}

async function readBytes(path: string, entry: ZipEntry | undefined): Promise<Buffer | undefined> {
  if (!entry) return undefined;
  if (entry.bytes === 0) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  for await (const piece of piecesOf(path, entry) ?? []) chunks.push(piece);
  return Buffer.concat(chunks);
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
