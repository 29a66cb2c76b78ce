import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import type { MapBox, MapEncoding, MapInfo } from '../../contract/maps.ts';
import { say } from '../../contract/sentence.ts';
import { translateStorageError } from '../../data/driver/errors.ts';
import { inTurn } from '../../data/driver/in-turn.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import { openReader } from '../../data/driver/sqlite.ts';
import { heightEncodingOf, unzipped } from './height-tile.ts';
import { isPng } from './read-png.ts';
import { boxOfTile, commonBox, gridSize, type TileGrid, type TilePlace } from './tile-grid.ts';

/** An open map file. */
export interface Mbtiles {
  readonly info: MapInfo;
  readonly grid: TileGrid;
  /** Bytes of a tile as the file has them. */
  tile(place: TilePlace): Promise<Uint8Array | undefined>;
  /** Which tiles of a level between two corners there are, as `column/row`. */
  present(first: TilePlace, last: TilePlace): Promise<ReadonlySet<string>>;
  close(): Promise<void>;
}

/**
 * Opens an MBTiles 1.3 file for reading. What it is, is told by its bytes: a file that is none, is cut off, lacks its
 * tables or holds vector tiles is refused with a sentence that says what to do.
 */
export async function openMbtiles(file: string): Promise<Mbtiles> {
  const bytes = await checkWhole(file);
  const db = inTurn(await openReader(file));
  try {
    await checkTables(db, file);
    return await describe(db, file, bytes);
  } catch (error) {
    await db.close();
    throw error;
  }
}

const HEADER_BYTES = 100;
const MAGIC = 'SQLite format 3\0';

/** Size of the file, once it is known to be a database as long as its own header says. */
async function checkWhole(file: string): Promise<number> {
  const { size } = await stat(file).catch((error: unknown) => {
    throw translateStorageError(error, file);
  });
  const header = Buffer.alloc(HEADER_BYTES);
  const handle = await open(file).catch((error: unknown) => {
    throw translateStorageError(error, file);
  });
  await handle.read(header, 0, HEADER_BYTES, 0).finally(() => handle.close());
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new TwinError(
      'invalid',
      say`${file} is not an MBTiles file: it is no SQLite database. Choose a file made by a tile tool, e.g. GDAL or QGIS (生成 XYZ 瓦片, MBTiles).`,
      { file },
    );
  }
  const page = header.readUInt16BE(16);
  const meant = header.readUInt32BE(28) * (page === 1 ? 65_536 : page);
  if (size < meant) {
    throw new TwinError(
      'corrupt',
      say`${file} is cut off: it has ${size} of ${meant} bytes. Copy it again from where it was made.`,
      { file },
    );
  }
  return size;
}

async function checkTables(db: ReadDb, file: string): Promise<void> {
  const rows = await db.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')",
  );
  const names = new Set(rows.map(({ name }) => name));
  const lacking = ['metadata', 'tiles'].filter((name) => !names.has(name));
  if (lacking.length === 0) return;
  throw new TwinError(
    'invalid',
    say`${file} is no MBTiles file: it lacks the table ${lacking.join(', ')}. Export it again as MBTiles 1.3.`,
    { file },
  );
}

type Metadata = Readonly<Record<string, string>>;

async function describe(db: ReadDb, file: string, bytes: number): Promise<Mbtiles> {
  const rows = await db.all<{ name: string; value: string }>(
    'SELECT name, CAST(value AS TEXT) AS value FROM metadata ORDER BY name LIMIT 200',
  );
  const metadata: Metadata = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  const { minZoom, maxZoom, sample } = await levels(db, file);
  const encoding = encodingOf(metadata, sample, file);
  const grid = gridOf(metadata, encoding);
  const northward = await countsFromNorth(db, metadata, grid, maxZoom, file);
  const rowIn = ({ zoom, row }: TilePlace) =>
    northward ? row : gridSize(grid, zoom).rows - 1 - row;
  const box = boundsOf(metadata) ?? (await boxOfLevel(db, grid, maxZoom, northward));
  const isTerrain = !['png', 'jpg', 'webp'].includes(encoding);
  return {
    grid,
    info: {
      id: idOf(metadata, bytes),
      title: metadata['name']?.trim() || path.parse(file).name,
      fileName: path.basename(file),
      kind: isTerrain ? 'terrain' : 'imagery',
      encoding,
      box,
      minZoom,
      maxZoom,
      attribution: metadata['attribution']?.replace(/<[^>]*>/g, '').trim() || undefined,
    },
    async tile(place) {
      const row = await db.get<{ data: Uint8Array | null }>(
        'SELECT tile_data AS data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?',
        [place.zoom, place.column, rowIn(place)],
      );
      return row?.data ?? undefined;
    },
    async present(first, last) {
      const [from, to] = [rowIn(first), rowIn(last)];
      const found = await db.all<{ column: number; row: number }>(
        `SELECT tile_column AS column, tile_row AS row FROM tiles
         WHERE zoom_level = ? AND tile_column BETWEEN ? AND ? AND tile_row BETWEEN ? AND ?`,
        [first.zoom, first.column, last.column, Math.min(from, to), Math.max(from, to)],
      );
      const { rows: high } = gridSize(grid, first.zoom);
      return new Set(
        found.map(({ column, row }) => `${column}/${northward ? row : high - 1 - row}`),
      );
    },
    close: () => db.close(),
  };
}

function idOf(metadata: Metadata, bytes: number): string {
  const text = JSON.stringify([Object.entries(metadata), bytes]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

async function levels(db: ReadDb, file: string) {
  const found = await db.get<{ minZoom: number | null; maxZoom: number | null }>(
    `SELECT (SELECT zoom_level FROM tiles ORDER BY zoom_level LIMIT 1) AS minZoom,
            (SELECT zoom_level FROM tiles ORDER BY zoom_level DESC LIMIT 1) AS maxZoom`,
  );
  const sample = await db.get<{ data: Uint8Array | null }>(
    'SELECT tile_data AS data FROM tiles WHERE zoom_level = ? AND length(tile_data) > 0 LIMIT 1',
    [found?.maxZoom ?? -1],
  );
  const { minZoom, maxZoom } = found ?? {};
  if (typeof minZoom === 'number' && typeof maxZoom === 'number' && sample?.data)
    return { minZoom, maxZoom, sample: sample.data };
  throw new TwinError('invalid', say`${file} holds no tile. Export it again.`, { file });
}

/** What the metadata says of heights wins; else the bytes tell. */
function encodingOf(metadata: Metadata, sample: Uint8Array, file: string): MapEncoding {
  const stated = STATED_HEIGHTS[(metadata['encoding'] ?? '').toLowerCase()];
  if (stated && isPng(sample)) return stated;
  const encoding = heightEncodingOf(sample) ?? pictureOf(sample);
  if (encoding) return encoding;
  if (/^(pbf|mvt)$/i.test(metadata['format'] ?? '') || isVector(sample)) {
    throw new TwinError(
      'invalid',
      say`${file} holds vector tiles (pbf), which are drawn by no base map here. Import roads, water and green as vector files, or export the map as pictures.`,
      { file },
    );
  }
  throw new TwinError(
    'invalid',
    say`The tiles of ${file} are neither pictures (PNG, JPEG, WebP) nor heights (Terrain-RGB, Terrarium, heightmap, quantized-mesh); its metadata says ${metadata['format'] ?? '–'}.`,
    { file },
  );
}

const STATED_HEIGHTS: Readonly<Record<string, MapEncoding>> = {
  mapbox: 'terrain-rgb',
  'terrain-rgb': 'terrain-rgb',
  terrarium: 'terrarium',
};

function pictureOf(bytes: Uint8Array): MapEncoding | undefined {
  if (isPng(bytes)) return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'jpg';
  const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return text.startsWith('RIFF') && text.endsWith('WEBP') ? 'webp' : undefined;
}

/** A vector tile is a message whose first field is a layer (3, length-delimited). */
function isVector(bytes: Uint8Array): boolean {
  return unzipped(bytes)[0] === 0x1a;
}

/** Cesium's codings of heights come in degrees unless the file says otherwise; all else in web Mercator. */
function gridOf(metadata: Metadata, encoding: MapEncoding): TileGrid {
  const stated = `${metadata['crs'] ?? ''} ${metadata['srs'] ?? ''} ${metadata['profile'] ?? ''}`;
  if (/4326|4490|geodetic/i.test(stated)) return 'geodetic';
  if (/3857|900913|mercator/i.test(stated)) return 'mercator';
  return encoding === 'heightmap' || encoding === 'quantized-mesh' ? 'geodetic' : 'mercator';
}

function boundsOf(metadata: Metadata): MapBox | undefined {
  const numbers = (metadata['bounds'] ?? '').split(',').map(Number);
  const [west, south, east, north] = numbers as [number, number, number, number];
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return undefined;
  if (west >= east || south >= north || west < -180 || east > 180) return undefined;
  return { westDegrees: west, southDegrees: south, eastDegrees: east, northDegrees: north };
}

/**
 * Rows are counted from the south in MBTiles. Many tools write them from the north (XYZ) all the same; where the stated
 * bounds fit only that, the file is read so, and where they fit neither it is refused.
 */
async function countsFromNorth(
  db: ReadDb,
  metadata: Metadata,
  grid: TileGrid,
  zoom: number,
  file: string,
): Promise<boolean> {
  if (/^xyz$/i.test(metadata['scheme'] ?? '')) return true;
  const bounds = boundsOf(metadata);
  const any = await db.get<{ column: number; row: number }>(
    'SELECT tile_column AS column, tile_row AS row FROM tiles WHERE zoom_level = ? LIMIT 1',
    [zoom],
  );
  if (!bounds || !any) return false;
  const { rows } = gridSize(grid, zoom);
  const fits = (row: number) =>
    commonBox(bounds, boxOfTile(grid, { zoom, column: any.column, row })) !== undefined;
  if (fits(rows - 1 - any.row)) return false;
  if (fits(any.row)) return true;
  throw new TwinError(
    'invalid',
    say`The tiles of ${file} lie outside the bounds ${metadata['bounds'] ?? ''} it states: tile ${`${zoom}/${any.column}/${any.row}`} fits them neither counted from the south nor from the north. Export it again in EPSG:3857.`,
    { file },
  );
}

async function boxOfLevel(
  db: ReadDb,
  grid: TileGrid,
  zoom: number,
  northward: boolean,
): Promise<MapBox> {
  const ends = await db.get<{ west: number; east: number; low: number; high: number }>(
    `SELECT min(tile_column) AS west, max(tile_column) AS east, min(tile_row) AS low,
            max(tile_row) AS high FROM tiles WHERE zoom_level = ?`,
    [zoom],
  );
  const { west = 0, east = 0, low = 0, high = 0 } = ends ?? {};
  const { rows } = gridSize(grid, zoom);
  const [top, bottom] = northward ? [low, high] : [rows - 1 - high, rows - 1 - low];
  const first = boxOfTile(grid, { zoom, column: west, row: top });
  const last = boxOfTile(grid, { zoom, column: east, row: bottom });
  return { ...first, eastDegrees: last.eastDegrees, southDegrees: last.southDegrees };
}
