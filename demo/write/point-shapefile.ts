import { writeFile } from 'node:fs/promises';
import type { Point } from '../geometry/plane.ts';
import { boundsOf } from '../geometry/polygon.ts';
import { dbf, fileHeader, PRJ_4549, SHAPES, type DbfField } from './shapefile.ts';

export interface PointRecord {
  /** In the file's coordinates, EPSG:4549. */
  readonly at: Point;
  readonly values: readonly (string | number | null)[];
}

const RECORD_BYTES = 28;

/** Writes points as .shp, .shx, .dbf (GBK, no .cpg) and .prj; `base` is the path without extension. */
export async function writePointShapefile(
  base: string,
  fields: readonly DbfField[],
  records: readonly PointRecord[],
): Promise<void> {
  const box = boundsOf(records.map(({ at }) => at));
  const shapes = Buffer.alloc(records.length * RECORD_BYTES);
  const index = Buffer.alloc(records.length * 8);
  records.forEach(({ at }, row) => {
    const start = row * RECORD_BYTES;
    shapes.writeInt32BE(row + 1, start);
    shapes.writeInt32BE(10, start + 4);
    shapes.writeInt32LE(SHAPES.point, start + 8);
    shapes.writeDoubleLE(at[0], start + 12);
    shapes.writeDoubleLE(at[1], start + 20);
    index.writeInt32BE(50 + start / 2, row * 8);
    index.writeInt32BE(10, row * 8 + 4);
  });
  const words = (bytes: Buffer): number => 50 + bytes.length / 2;
  const header = (bytes: Buffer): Buffer => fileHeader(words(bytes), box, SHAPES.point);
  await writeFile(`${base}.shp`, Buffer.concat([header(shapes), shapes]));
  await writeFile(`${base}.shx`, Buffer.concat([header(index), index]));
  await writeFile(`${base}.dbf`, dbf(fields, records));
  await writeFile(`${base}.prj`, PRJ_4549);
}
