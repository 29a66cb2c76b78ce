import { writeFile } from 'node:fs/promises';
import type { Ring } from '../geometry/plane.ts';
import { boundsOf, signedArea, type Bounds } from '../geometry/polygon.ts';
import { encodeGb18030 } from './gb18030.ts';

export interface DbfField {
  /** At most 10 bytes in GBK: five Chinese characters. */
  readonly name: string;
  readonly type: 'C' | 'N';
  readonly length: number;
  readonly decimals?: number;
}

export interface ShapeRecord {
  /** Outer ring anticlockwise, then holes, in the file's coordinates. */
  readonly polygon: readonly Ring[];
  readonly values: readonly (string | number | null)[];
}

/** Shape types of the format. */
export const SHAPES = { point: 1, polygon: 5 } as const;
const GBK_LANGUAGE = 0x4d;

/** CGCS2000 / 3-degree Gauss-Kruger CM 120E as a projection file says it. */
export const PRJ_4549 =
  'PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",' +
  'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],' +
  'UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],' +
  'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],' +
  'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

/** Writes .shp, .shx, .dbf (GBK, no .cpg) and .prj beside each other; `base` is the path without extension. */
export async function writeShapefile(
  base: string,
  fields: readonly DbfField[],
  records: readonly ShapeRecord[],
): Promise<void> {
  const bodies = records.map(({ polygon }) => shapeBody(polygon));
  const box = boundsOf(records.flatMap(({ polygon }) => polygon[0]!));
  const index = Buffer.alloc(records.length * 8);
  let offset = 50;
  const shapes = bodies.map((body, at) => {
    index.writeInt32BE(offset, at * 8);
    index.writeInt32BE(body.length / 2, at * 8 + 4);
    offset += 4 + body.length / 2;
    const header = Buffer.alloc(8);
    header.writeInt32BE(at + 1, 0);
    header.writeInt32BE(body.length / 2, 4);
    return Buffer.concat([header, body]);
  });
  await writeFile(
    `${base}.shp`,
    Buffer.concat([fileHeader(offset, box, SHAPES.polygon), ...shapes]),
  );
  await writeFile(
    `${base}.shx`,
    Buffer.concat([fileHeader(50 + records.length * 4, box, SHAPES.polygon), index]),
  );
  await writeFile(`${base}.dbf`, dbf(fields, records));
  await writeFile(`${base}.prj`, PRJ_4549);
}

/** Header of a .shp or .shx of `words` 16-bit words. */
export function fileHeader(words: number, box: Bounds, shape: number): Buffer {
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE(words, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(shape, 32);
  [box.west, box.south, box.east, box.north].forEach((value, at) =>
    header.writeDoubleLE(value, 36 + at * 8),
  );
  return header;
}

/** Outer rings run clockwise in a shapefile and every ring repeats its first point. */
function shapeBody(polygon: readonly Ring[]): Buffer {
  const rings = polygon.map((ring, at) => {
    const clockwise = signedArea(ring) < 0;
    const turned = clockwise === (at === 0) ? ring : [...ring].reverse();
    return [...turned, turned[0]!];
  });
  const points = rings.flat();
  const body = Buffer.alloc(44 + rings.length * 4 + points.length * 16);
  body.writeInt32LE(SHAPES.polygon, 0);
  const box = boundsOf(points);
  [box.west, box.south, box.east, box.north].forEach((value, at) =>
    body.writeDoubleLE(value, 4 + at * 8),
  );
  body.writeInt32LE(rings.length, 36);
  body.writeInt32LE(points.length, 40);
  let start = 0;
  rings.forEach((ring, at) => {
    body.writeInt32LE(start, 44 + at * 4);
    start += ring.length;
  });
  points.forEach(([east, north], at) => {
    body.writeDoubleLE(east, 44 + rings.length * 4 + at * 16);
    body.writeDoubleLE(north, 52 + rings.length * 4 + at * 16);
  });
  return body;
}

/** A .dbf table in GBK. */
export function dbf(
  fields: readonly DbfField[],
  records: readonly Pick<ShapeRecord, 'values'>[],
): Buffer {
  const recordLength = 1 + fields.reduce((sum, field) => sum + field.length, 0);
  const header = Buffer.alloc(32 + fields.length * 32 + 1);
  header.writeUInt8(0x03, 0);
  header.set([80, 1, 1], 1);
  header.writeUInt32LE(records.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(recordLength, 10);
  header.writeUInt8(GBK_LANGUAGE, 29);
  fields.forEach((field, at) => {
    encodeGb18030(field.name).copy(header, 32 + at * 32, 0, 10);
    header.write(field.type, 43 + at * 32, 'latin1');
    header.writeUInt8(field.length, 48 + at * 32);
    header.writeUInt8(field.decimals ?? 0, 49 + at * 32);
  });
  header.writeUInt8(0x0d, header.length - 1);
  const body = Buffer.alloc(records.length * recordLength, 0x20);
  records.forEach(({ values }, row) => {
    let at = row * recordLength + 1;
    fields.forEach((field, column) => {
      writeField(body, at, field, values[column] ?? null);
      at += field.length;
    });
  });
  return Buffer.concat([header, body, Buffer.from([0x1a])]);
}

function writeField(
  body: Buffer,
  at: number,
  field: DbfField,
  value: string | number | null,
): void {
  if (value === null) return;
  if (field.type === 'C') encodeGb18030(String(value)).copy(body, at, 0, field.length);
  else
    body.write(
      Number(value)
        .toFixed(field.decimals ?? 0)
        .padStart(field.length),
      at,
      'latin1',
    );
}
