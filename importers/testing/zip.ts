import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';

/** A zip of the given files, as a department would send it. Checksums are left out: no reader here looks at them. */
export function zipOf(
  files: Readonly<Record<string, Uint8Array>>,
  namesIn: 'utf8' | 'gbk' = 'utf8',
): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [text, content] of Object.entries(files)) {
    const name = iconv.encode(text, namesIn);
    const packed = deflateRawSync(content);
    const local = Buffer.concat([
      header(0x04034b50, 30, name, packed.length, content.length, 18),
      name,
      packed,
    ]);
    const entry = header(0x02014b50, 46, name, packed.length, content.length, 20);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, name);
    bodies.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

function header(
  magic: number,
  bytes: number,
  name: Buffer,
  packed: number,
  plain: number,
  sizesAt: number,
): Buffer {
  const block = Buffer.alloc(bytes);
  block.writeUInt32LE(magic, 0);
  block.writeUInt16LE(8, sizesAt - 10);
  block.writeUInt32LE(packed, sizesAt);
  block.writeUInt32LE(plain, sizesAt + 4);
  block.writeUInt16LE(name.length, sizesAt + 8);
  return block;
}
