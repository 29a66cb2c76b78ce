const RECORD_BYTES = 28;

/** A .shp with so many points, all at one place. */
export function pointShp([x, y]: readonly [number, number], count = 1): Buffer {
  const bytes = Buffer.alloc(100 + count * RECORD_BYTES);
  bytes.writeInt32BE(9994, 0);
  bytes.writeInt32BE(bytes.length / 2, 24);
  bytes.writeInt32LE(1000, 28);
  bytes.writeInt32LE(1, 32);
  for (let at = 100; at < bytes.length; at += RECORD_BYTES) {
    bytes.writeInt32BE((at - 100) / RECORD_BYTES + 1, at);
    bytes.writeInt32BE(10, at + 4);
    bytes.writeInt32LE(1, at + 8);
    bytes.writeDoubleLE(x, at + 12);
    bytes.writeDoubleLE(y, at + 20);
  }
  return bytes;
}

/** A .dbf of one field, given by name, type and length. */
export function dbf(
  [field, type, width]: readonly [string, string, number],
  values: readonly (string | Buffer)[],
): Buffer {
  const bytes = Buffer.alloc(65 + values.length * (width + 1), 0x20);
  bytes.fill(0, 0, 64);
  bytes[0] = 3;
  bytes.writeUInt32LE(values.length, 4);
  bytes.writeUInt16LE(65, 8);
  bytes.writeUInt16LE(width + 1, 10);
  bytes.write(field, 32, 'latin1');
  bytes.write(type, 43, 'latin1');
  bytes[48] = width;
  bytes[64] = 0x0d;
  values.forEach((value, index) => Buffer.from(value).copy(bytes, 66 + index * (width + 1)));
  return bytes;
}
