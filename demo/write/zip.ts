import { open, type FileHandle } from 'node:fs/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A zip file written entry by entry; every date is 1980-01-01, so equal content gives equal bytes. */
export interface ZipWriter {
  /** Adds an entry from pieces of text. */
  add(name: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<void>;
  close(): Promise<void>;
}

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const DOS_DATE_1980 = 0x0021;
const UTF8_NAMES = 0x0800;
const SIZES_FOLLOW = 0x0008;
const DEFLATE = 8;

/** Creates the file. */
export async function openZip(path: string): Promise<ZipWriter> {
  const file = await open(path, 'w');
  const entries: Entry[] = [];
  let offset = 0;
  const write = async (bytes: Buffer): Promise<void> => {
    await file.write(bytes);
    offset += bytes.length;
  };
  return {
    add: async (name, pieces) => {
      const start = offset;
      const encoded = Buffer.from(name, 'utf8');
      await write(localHeader(encoded));
      const { crc, packed, size } = await deflateInto(write, pieces);
      await write(words(0x08074b50, crc, packed, size));
      entries.push({ name: encoded, crc, packed, size, offset: start });
    },
    close: async () => {
      const start = offset;
      for (const entry of entries) await write(centralHeader(entry));
      await write(endRecord(entries.length, offset - start, start));
      await closeFile(file);
    },
  };
}

async function closeFile(file: FileHandle): Promise<void> {
  await file.close();
}

async function deflateInto(
  write: (bytes: Buffer) => Promise<void>,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<{ crc: number; packed: number; size: number }> {
  const deflate = createDeflateRaw({ level: 4 });
  let [crc, packed, size] = [0, 0, 0];
  const draining = (async () => {
    for await (const bytes of deflate as AsyncIterable<Buffer>) {
      packed += bytes.length;
      await write(bytes);
    }
  })();
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece, 'utf8');
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
  await draining;
  return { crc, packed, size };
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(UTF8_NAMES | SIZES_FOLLOW, 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt16LE(DOS_DATE_1980, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralHeader({ name, crc, packed, size, offset }: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(UTF8_NAMES | SIZES_FOLLOW, 8);
  header.writeUInt16LE(DEFLATE, 10);
  header.writeUInt16LE(DOS_DATE_1980, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value >>> 0, index * 4));
  return bytes;
}
