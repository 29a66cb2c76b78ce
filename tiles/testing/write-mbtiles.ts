import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { openWriter } from '../../data/driver/sqlite.ts';
import { boxOfTile, gridSize, type TileGrid, tilesOfBox } from '../mbtiles/tile-grid.ts';
import type { MapBox } from '../../contract/maps.ts';

/** Bytes of a true-colour PNG; each row goes through the filter of its number, so that all five are met. */
export function pngOf(
  size: number,
  colourAt: (x: number, y: number) => readonly number[],
  channels: 3 | 4 = 3,
): Buffer {
  const stride = size * channels;
  const pixels = Buffer.alloc(stride * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) pixels.set(colourAt(x, y), y * stride + x * channels);
  const packed = Buffer.alloc((stride + 1) * size);
  for (let y = 0; y < size; y++) {
    packed[y * (stride + 1)] = y % 5;
    for (let i = 0; i < stride; i++) {
      const left = i >= channels ? (pixels[y * stride + i - channels] as number) : 0;
      const above = y > 0 ? (pixels[(y - 1) * stride + i] as number) : 0;
      const corner =
        y > 0 && i >= channels ? (pixels[(y - 1) * stride + i - channels] as number) : 0;
      const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][y % 5];
      packed[y * (stride + 1) + 1 + i] = (pixels[y * stride + i] as number) - (guess as number);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, channels === 3 ? 2 : 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(packed)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  return [left, above, corner].reduce((best, each) =>
    Math.abs(guess - each) < Math.abs(guess - best) ? each : best,
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Terrain-RGB of Mapbox: tenths of a metre above −10,000 m. */
export function terrainRgb(metres: number): [number, number, number] {
  const steps = Math.round((metres + 10_000) * 10);
  return [steps >> 16, (steps >> 8) & 255, steps & 255];
}

/** A tile of Cesium's heightmap-1.0: fifths of a metre above −1,000 m, no children, all land. */
export function heightmapTile(metresAt: (column: number, row: number) => number): Buffer {
  const heights = Buffer.alloc(65 * 65 * 2 + 2);
  for (let i = 0; i < 65 * 65; i++)
    heights.writeUInt16LE(Math.round((metresAt(i % 65, Math.floor(i / 65)) + 1000) * 5), i * 2);
  return gzipSync(heights);
}

/** A quantized-mesh-1.0 tile of two triangles; heights of its corners from the south-west, counter-clockwise. */
export function quantizedTile(corners: readonly [number, number, number, number]): Buffer {
  const [low, high] = [Math.min(...corners), Math.max(...corners)];
  const header = Buffer.alloc(88);
  [-2.7e6, 4.7e6, 3.1e6].forEach((value, at) => header.writeDoubleLE(value, at * 8));
  header.writeFloatLE(low, 24);
  header.writeFloatLE(high, 28);
  const span = Math.max(high - low, 1);
  const heights = corners.map((each) => Math.round(((each - low) / span) * 32_767));
  const columns = [[0, 32_767, 32_767, 0], [0, 0, 32_767, 32_767], heights].map(zigZag);
  const count = Buffer.alloc(4);
  count.writeUInt32LE(4);
  const indices = Buffer.alloc(4 + 12);
  indices.writeUInt32LE(2);
  highWater([0, 1, 2, 0, 2, 3]).forEach((code, at) => indices.writeUInt16LE(code, 4 + at * 2));
  return gzipSync(Buffer.concat([header, count, ...columns, indices]));
}

function zigZag(values: readonly number[]): Buffer {
  const coded = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => {
    const delta = value - (values[at - 1] ?? 0);
    coded.writeUInt16LE(((delta << 1) ^ (delta >> 31)) & 0xffff, at * 2);
  });
  return coded;
}

function highWater(indices: readonly number[]): number[] {
  let highest = 0;
  return indices.map((index) => {
    const code = highest - index;
    if (code === 0) highest += 1;
    return code;
  });
}

interface MbtilesDraft {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly grid?: TileGrid;
  readonly box: MapBox;
  readonly levels: readonly number[];
  /** Rows counted from the north, which the format does not want. */
  readonly fromNorth?: boolean;
  /** Bytes of a tile by what it covers; none leaves it out. */
  readonly tile: (box: MapBox, zoom: number) => Buffer | undefined;
}

/** Writes a map file with real tiles. */
export async function writeMbtiles(file: string, draft: MbtilesDraft): Promise<void> {
  const { metadata = {}, grid = 'mercator', box, levels, fromNorth, tile } = draft;
  const db = await openWriter(file);
  await db.exec(`
    BEGIN;
    CREATE TABLE metadata (name TEXT, value TEXT);
    CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
    CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);
  `);
  for (const [name, value] of Object.entries(metadata))
    await db.run('INSERT INTO metadata VALUES (?, ?)', [name, value]);
  for (const zoom of levels) {
    const { rows } = gridSize(grid, zoom);
    for (const place of tilesOfBox(grid, zoom, box)) {
      const data = tile(boxOfTile(grid, place), zoom);
      const row = fromNorth ? place.row : rows - 1 - place.row;
      if (data)
        await db.run('INSERT INTO tiles VALUES (?, ?, ?, ?)', [zoom, place.column, row, data]);
    }
  }
  await db.exec('COMMIT');
  await db.close();
}

/** The bounds as metadata has them. */
export function boundsText({
  westDegrees,
  southDegrees,
  eastDegrees,
  northDegrees,
}: MapBox): string {
  return [westDegrees, southDegrees, eastDegrees, northDegrees].join(',');
}
