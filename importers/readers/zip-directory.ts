import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** Where one file lies inside a zip. */
interface ZipEntry {
  readonly deflated: boolean;
  readonly bytes: number;
  readonly headerOffset: number;
}

/** A zip read by its directory, so that its files can be opened in any order. */
export interface ZipDirectory {
  readonly names: readonly string[];
  /** The text (UTF-8) of a file; cut between characters, never inside one. Undefined when there is none. */
  text(name: string): Promise<Readable | undefined>;
  /** The bytes of a file, whole. */
  bytes(name: string): Promise<Buffer | undefined>;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
/** Inflated at a time. */
const INFLATED_BYTES = 1 << 16;

/** Reads the directory at the end of a zip; a RangeError when it is missing, as in a file that was cut off. */
export async function readZipDirectory(path: string): Promise<ZipDirectory> {
  const file = await open(path, 'r');
  try {
    const entries = parseDirectory(await directoryBytes(file));
    return {
      names: [...entries.keys()],
      text: (name) => openText(path, entries.get(name)),
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
      headerOffset: directory.readUInt32LE(at + 42),
    });
    at +=
      ENTRY_BYTES + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function openText(path: string, entry: ZipEntry | undefined): Promise<Readable | undefined> {
  return entry && (await openContent(path, entry)).setEncoding('utf8');
}

async function readBytes(path: string, entry: ZipEntry | undefined): Promise<Buffer | undefined> {
  if (!entry) return undefined;
  if (entry.bytes === 0) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  for await (const chunk of await openContent(path, entry)) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

async function openContent(path: string, entry: ZipEntry): Promise<Readable> {
  const start = await dataStart(path, entry);
  const raw = createReadStream(path, { start, end: start + entry.bytes - 1 });
  return entry.deflated ? inflated(raw) : raw;
}

/** The local header repeats the name, with extra fields of its own length. */
async function dataStart(path: string, { headerOffset }: ZipEntry): Promise<number> {
  const file = await open(path, 'r');
  try {
    const header = await readAt(file, headerOffset, headerOffset + LOCAL_HEADER_BYTES);
    return headerOffset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

function inflated(raw: Readable): Readable {
  const inflate = createInflateRaw({ chunkSize: INFLATED_BYTES });
  pipeline(raw, inflate, () => undefined);
  return inflate;
}
