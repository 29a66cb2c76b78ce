import { isUtf8 } from 'node:buffer';
import { open, type FileHandle } from 'node:fs/promises';
import {
  cutIntoPieces,
  inflateSmall,
  isSmall,
  readAt,
  streamedPieces,
  type ZipEntry,
} from './zip-inflate.ts';

/** A zip read by its directory, so that its files can be opened in any order. */
export interface ZipDirectory {
  readonly names: readonly string[];
  /** The text (UTF-8) of a file; cut between characters, never inside one. Undefined when there is none. */
  text(name: string): AsyncIterable<string> | undefined;
  /** The bytes of a file, piece by piece; each is to be used before the next. Undefined when there is none. */
  pieces(name: string): AsyncIterable<Uint8Array> | undefined;
  /** Length a file says it has when it is inflated; 0 when there is none. */
  length(name: string): number;
  /** The bytes of a file, whole. */
  bytes(name: string): Promise<Buffer | undefined>;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY_BYTES = 46;

/** Reads the directory at the end of a zip; a RangeError when it is missing, as in a file that was cut off. */
export async function readZipDirectory(path: string): Promise<ZipDirectory> {
  const file = await open(path, 'r');
  try {
    return new OpenedZip(path, parseDirectory(await directoryBytes(file)));
  } finally {
    await file.close();
  }
}

class OpenedZip implements ZipDirectory {
  readonly names: readonly string[];
  private readonly path: string;
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  /** The small file that was inflated last: a sheet is looked at for its end and for its beginning. */
  private last: { readonly name: string; readonly content: Promise<Buffer> } | undefined;

  constructor(path: string, entries: ReadonlyMap<string, ZipEntry>) {
    this.path = path;
    this.entries = entries;
    this.names = [...entries.keys()];
  }

  text(name: string): AsyncIterable<string> | undefined {
    const pieces = this.pieces(name);
    return pieces && decodedPieces(pieces);
  }

  pieces(name: string): AsyncIterable<Uint8Array> | undefined {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    return isSmall(entry) ? this.piecesOfSmall(name, entry) : streamedPieces(this.path, entry);
  }

  length(name: string): number {
    return this.entries.get(name)?.inflatedBytes ?? 0;
  }

  async bytes(name: string): Promise<Buffer | undefined> {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    if (entry.bytes === 0) return Buffer.alloc(0);
    const chunks: Uint8Array[] = [];
    for await (const piece of this.pieces(name) ?? []) chunks.push(piece);
    return Buffer.concat(chunks);
  }

  private async *piecesOfSmall(name: string, entry: ZipEntry): AsyncGenerator<Uint8Array> {
    if (this.last?.name !== name) this.last = { name, content: inflateSmall(this.path, entry) };
    yield* cutIntoPieces(await this.last.content);
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

function parseDirectory(directory: Buffer): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  for (let at = 0; at + ENTRY_BYTES <= directory.length; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = entryName(directory.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength));
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

/** Explorers in China write names in GBK, and say nothing of it. */
function entryName(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('gb18030').decode(bytes);
}

/** The text (UTF-8) of bytes that come piece by piece, cut between characters. */
export async function* decodedPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
