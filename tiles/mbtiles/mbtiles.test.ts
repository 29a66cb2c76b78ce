import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localFrame, toLocal } from '../../contract/local-frame.ts';
import { mapTilesetUrl } from '../../contract/maps.ts';
import { SHADE_HEADER_BYTES } from '../../contract/tiles.ts';
import { levelledBytes } from '../basemap/levelled-ground.ts';
import { glbProblems } from '../testing/validate-glb.ts';
import {
  boundsText,
  heightmapTile,
  pngOf,
  quantizedTile,
  terrainRgb,
  writeMbtiles,
} from '../testing/write-mbtiles.ts';
import { readHeightTile } from './height-tile.ts';
import { levelShare } from './level-share.ts';
import { createMapFiles } from './map-files.ts';
import { createMapHandler } from './map-handler.ts';
import { openMbtiles } from './open-mbtiles.ts';
import { createRelief } from './relief.ts';
import { readPng } from './read-png.ts';
import { boxOfTile, commonBox, pointInGrid, tilesOfBox } from './tile-grid.ts';

const DISTRICT = {
  westDegrees: 121.49,
  southDegrees: 29.84,
  eastDegrees: 121.57,
  northDegrees: 29.9,
};
const GROUND = { box: DISTRICT, tilesId: null };
const HILLS = { ...DISTRICT, westDegrees: 121.45, eastDegrees: 121.49 };
const AROUND = { ...DISTRICT, westDegrees: HILLS.westDegrees };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-maps-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inFolder = (name: string) => path.join(folder, name);
/** Heights around the district, three levels of them. */
const writeTerrain = (file: string, tile: Parameters<typeof writeMbtiles>[1]['tile']) =>
  writeMbtiles(file, {
    metadata: { name: '地形', encoding: 'mapbox', bounds: boundsText(AROUND) },
    box: AROUND,
    levels: [11, 12, 13],
    tile,
  });
const colours = pngOf(16, (x, y) => [x * 16, y * 16, 200]);

async function imagery(name: string, change: object = {}): Promise<string> {
  const file = inFolder(name);
  await writeMbtiles(file, {
    metadata: { name: '正射影像', format: 'png', bounds: boundsText(DISTRICT) },
    box: DISTRICT,
    levels: [12, 13, 14, 15],
    tile: () => colours,
    ...change,
  });
  return file;
}

describe('what a file is, is told by its bytes', () => {
  it('a picture map has its title, box and levels', async () => {
    const opened = await openMbtiles(await imagery('plain.mbtiles'));
    expect(opened.info).toMatchObject({
      title: '正射影像',
      kind: 'imagery',
      encoding: 'png',
      box: DISTRICT,
      minZoom: 12,
      maxZoom: 15,
    });
    await opened.close();
  });

  it('rows counted from the north are read so, by the metadata or by the bounds', async () => {
    const place = tilesOfBox('mercator', 15, DISTRICT)[0];
    for (const [name, scheme] of [
      ['stated.mbtiles', { scheme: 'xyz' }],
      ['unstated.mbtiles', {}],
    ] as const) {
      const metadata = { bounds: boundsText(DISTRICT), ...scheme };
      const opened = await openMbtiles(await imagery(name, { fromNorth: true, metadata }));
      expect(place && (await opened.tile(place))).toEqual(colours);
      await opened.close();
    }
  });

  it('without bounds the tiles of the finest level are the box', async () => {
    const opened = await openMbtiles(await imagery('boundless.mbtiles', { metadata: {} }));
    const common = commonBox(opened.info.box, DISTRICT);
    expect(common).toEqual(DISTRICT);
    await opened.close();
  });

  it.each([
    ['terrain-rgb', pngOf(32, (x, y) => terrainRgb(x + y)), 'mercator'],
    ['terrarium', pngOf(32, (x) => [128, x, 0]), 'mercator'],
    ['heightmap', heightmapTile((column) => column), 'geodetic'],
    ['quantized-mesh', quantizedTile([0, 100, 200, 100]), 'geodetic'],
  ] as const)('heights as %s', async (encoding, tile, grid) => {
    const file = inFolder(`${encoding}.mbtiles`);
    await writeMbtiles(file, { grid, box: DISTRICT, levels: [10, 11], tile: () => tile });
    const opened = await openMbtiles(file);
    expect(opened.info).toMatchObject({ kind: 'terrain', encoding });
    expect(opened.grid).toBe(grid);
    await opened.close();
  });

  it.each([
    ['no database', () => writeFile(inFolder('bad.mbtiles'), 'x'.repeat(500)), /不|no SQLite/],
    [
      'no tables',
      async () => {
        const { openWriter } = await import('../../data/driver/sqlite.ts');
        const db = await openWriter(inFolder('bad.mbtiles'));
        await db.exec('CREATE TABLE metadata (name TEXT, value TEXT)');
        await db.close();
      },
      /lacks the table tiles/,
    ],
    [
      'cut off',
      async () => {
        const file = await imagery('bad.mbtiles');
        const { length } = await readFile(file);
        await truncate(file, length - 4096);
      },
      /cut off: it has \d+ of \d+ bytes/,
    ],
    [
      'vector tiles',
      () => imagery('bad.mbtiles', { tile: () => gzipSync(Buffer.from([0x1a, 2, 0x78, 2])) }),
      /vector tiles \(pbf\)/,
    ],
    [
      'neither pictures nor heights',
      () => imagery('bad.mbtiles', { tile: () => Buffer.from('hello') }),
      /neither pictures/,
    ],
    ['no tile', () => imagery('bad.mbtiles', { tile: () => undefined }), /holds no tile/],
    [
      'tiles outside the stated bounds',
      () => imagery('bad.mbtiles', { metadata: { bounds: '10,50,11,51' } }),
      /outside the bounds 10,50,11,51/,
    ],
  ])('%s is refused with a sentence', async (_, make, sentence) => {
    await rm(inFolder('bad.mbtiles'), { force: true });
    await make();
    await expect(openMbtiles(inFolder('bad.mbtiles'))).rejects.toThrow(sentence);
  });
});

describe('the list of a store', () => {
  it('keeps files by reference, says what is gone and forgets what is removed', async () => {
    const store = await mkdtemp(path.join(folder, 'store-'));
    const maps = createMapFiles(store);
    const file = await imagery('listed.mbtiles');
    const { id } = await maps.add(file, DISTRICT);
    await maps.add(file, DISTRICT);
    expect(await maps.list()).toMatchObject([{ id, title: '正射影像' }]);
    await maps.close();

    await rm(file);
    const later = createMapFiles(store);
    expect(await later.list()).toMatchObject([{ id, problem: { kind: 'not-found' } }]);
    expect(await later.remove(id)).toBe(true);
    expect(await later.list()).toEqual([]);
    expect(await later.remove(id)).toBe(false);
  });

  it('a map of another place is refused with both boxes', async () => {
    const maps = createMapFiles(folder);
    const box = { westDegrees: 10, southDegrees: 50, eastDegrees: 10.1, northDegrees: 50.1 };
    const metadata = { bounds: boundsText(box) };
    const file = await imagery('elsewhere.mbtiles', { box, metadata, levels: [14] });
    await expect(maps.add(file, DISTRICT)).rejects.toThrow(/10\.000–10\.100°E.*121\.490/);
  });
});

interface Told {
  readonly root: Told & object;
  readonly content?: { readonly uri: string };
  readonly children?: readonly Told[];
  readonly geometricError: number;
}

describe('the tiles served', () => {
  const ask = async (handler: (request: Request) => Promise<Response>, url: string) =>
    handler(new Request(new URL(url, 'app://twin')));

  /** Follows a tileset to its last tile; gives the addresses of its glTF. */
  async function walk(
    handler: (request: Request) => Promise<Response>,
    url: string,
  ): Promise<string[]> {
    const tileset = (await (await ask(handler, url)).json()) as { root: Told };
    const found: string[] = [];
    const visit = async (tile: Told, error: number): Promise<void> => {
      expect(tile.geometricError).toBeLessThanOrEqual(error);
      const uri = tile.content && new URL(tile.content.uri, new URL(url, 'app://twin')).pathname;
      if (uri?.endsWith('.json')) found.push(...(await walk(handler, uri)));
      else if (uri) found.push(uri);
      for (const child of tile.children ?? []) await visit(child, tile.geometricError);
    };
    await visit(tileset.root, Number.POSITIVE_INFINITY);
    return found;
  }

  async function served(files: Readonly<Record<string, string>>) {
    const maps = createMapFiles(await mkdtemp(path.join(folder, 'served-')));
    const ids: Record<string, string> = {};
    for (const [name, file] of Object.entries(files))
      ids[name] = (await maps.add(file, DISTRICT)).id;
    const levelled = () => Promise.resolve(undefined);
    return { ids, handler: createMapHandler({ levelled, file: maps.open }), maps };
  }

  it('every tile of a picture map is there, valid glTF with the very bytes of the picture', async () => {
    const { ids, handler, maps } = await served({ map: await imagery('served.mbtiles') });
    const glbs = await walk(handler, mapTilesetUrl(GROUND, ids['map'] ?? ''));
    expect(glbs.length).toBeGreaterThan(60);
    expect(glbs.some((url) => url.includes('/15/'))).toBe(true);
    for (const url of [glbs[0] ?? '', glbs.at(-1) ?? '']) {
      const response = await ask(handler, url);
      const glb = new Uint8Array(await response.arrayBuffer());
      expect(response.headers.get('Content-Type')).toBe('model/gltf-binary');
      expect(await glbProblems(glb)).toEqual([]);
      expect(Buffer.from(glb).includes(colours)).toBe(true);
    }
    await maps.close();
  });

  it('a map that is finer in one half only has no hole in the other', async () => {
    const west = { ...DISTRICT, eastDegrees: 121.53 };
    const file = await imagery('half.mbtiles', {
      tile: (box: typeof west, zoom: number) =>
        zoom < 14 || commonBox(box, west) ? colours : undefined,
    });
    const { ids, handler, maps } = await served({ map: file });
    const glbs = await walk(handler, mapTilesetUrl(GROUND, ids['map'] ?? ''));
    for (const url of glbs) expect((await ask(handler, url)).status).toBe(200);
    await maps.close();
  });

  const west = (box: typeof DISTRICT, x: number) =>
    box.westDegrees + ((x + 0.5) / 64) * (box.eastDegrees - box.westDegrees);
  const terrarium = (metres: number) => [Math.floor(metres / 256) + 128, metres % 256, 0];

  it.each([
    ['mapbox', terrainRgb],
    ['terrarium', terrarium],
  ] as const)(
    'a hill with a house and a road on it is levelled round them (%s)',
    async (encoding, colour) => {
      const file = inFolder(`levelled-${encoding}.mbtiles`);
      await writeMbtiles(file, {
        metadata: { encoding, bounds: boundsText(AROUND) },
        box: AROUND,
        levels: [12, 13],
        tile: (box) => pngOf(64, (x) => colour(west(box, x) < HILLS.eastDegrees - 0.01 ? 304 : 4)),
      });
      const opened = await openMbtiles(file);
      const frame = localFrame(DISTRICT);
      const at = (longitude: number, latitude: number) => toLocal(frame, longitude, latitude);
      const [x, y] = at(121.46, 29.87);
      const houses = [{ west: x, south: y, east: x + 10, north: y + 10 }];
      const roads = [[at(121.47, 29.85), at(121.47, 29.86)]];
      const share = levelShare(levelledBytes({ houses, roads }), frame);
      const relief = await createRelief(opened, DISTRICT, share);
      const away = (metres: number) => 121.46 + metres / frame.metresPerDegreeEast;
      const heights = [-900, -420, -250, 0, 40].map((metres) => relief.at(away(metres), 29.87, 13));
      const [far, beyond, between, under, beside] = await Promise.all(heights);
      expect([far, beyond]).toEqual([expect.closeTo(300, 0), expect.closeTo(300, 0)]);
      expect(between).toBeGreaterThan(30);
      expect(between).toBeLessThan(290);
      for (const low of [under, beside, await relief.at(121.47, 29.855, 13)])
        expect(low).toBeLessThan(-5);
      expect(levelledBytes({ houses: [], roads: [] })).toHaveLength(SHADE_HEADER_BYTES);
      await opened.close();
    },
  );

  it('hills rise by their true height, the plain stays below the ground, pictures lie on them', async () => {
    const file = inFolder('hills.mbtiles');
    await writeTerrain(file, (box) =>
      pngOf(64, (x) => {
        const longitude = box.westDegrees + ((x + 0.5) / 64) * (box.eastDegrees - box.westDegrees);
        return terrainRgb(longitude < HILLS.eastDegrees - 0.01 ? 304 : 4);
      }),
    );
    const picture = await imagery('over.mbtiles', {
      box: AROUND,
      metadata: { name: '影像', bounds: boundsText(AROUND) },
    });
    const { ids, handler, maps } = await served({ hills: file, picture });
    for (const [url, plain] of [
      [mapTilesetUrl(GROUND, ids['hills'] ?? ''), -40],
      [mapTilesetUrl(GROUND, ids['picture'] ?? '', ids['hills']), -30],
    ] as const) {
      const glbs = (await walk(handler, url)).filter((each) => each.includes('/13/'));
      let [highest, lowest] = [-Infinity, Infinity];
      for (const each of glbs) {
        const glb = Buffer.from(await (await ask(handler, each)).arrayBuffer());
        const json = JSON.parse(glb.toString('utf8', 20, 20 + glb.readUInt32LE(12)));
        const { min, max } = json.accessors[0];
        highest = Math.max(highest, max[1]);
        lowest = Math.min(lowest, min[1]);
      }
      expect(highest).toBeCloseTo(300, 0);
      expect(lowest).toBeCloseTo(plain, 0);
    }
    await maps.close();
  });

  it('a terrain that was removed and added again is read from the file opened anew', async () => {
    const file = inFolder('again.mbtiles');
    await writeTerrain(file, () => pngOf(64, () => terrainRgb(4)));
    const { ids, handler, maps } = await served({ terrain: file });
    const tileset = mapTilesetUrl(GROUND, ids['terrain'] ?? '');
    expect((await ask(handler, tileset)).status).toBe(200);
    await maps.remove(ids['terrain'] ?? '');
    expect((await ask(handler, tileset)).status).toBe(404);
    await maps.add(file, DISTRICT);
    for (const glb of await walk(handler, tileset))
      expect((await ask(handler, glb)).status, glb).toBe(200);
    await maps.close();
  });

  it('addresses that are none and maps that are not there', async () => {
    const { handler } = await served({});
    expect((await ask(handler, '/maps/s1/0123456789abcdef/tileset.json')).status).toBe(400);
    const url = mapTilesetUrl(GROUND, '0123456789abcdef');
    expect((await ask(handler, url)).status).toBe(404);
    expect((await ask(handler, url.replace('/tileset', '/../../etc'))).status).toBe(400);
    const inverted = { ...DISTRICT, eastDegrees: DISTRICT.westDegrees };
    const none = mapTilesetUrl({ box: inverted, tilesId: null }, '0123456789abcdef');
    expect((await ask(handler, none)).status).toBe(400);
  });
});

describe('what tiles are made of', () => {
  it('a PNG reads as it was written, whatever its rows were filtered with', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(3 as const, 4 as const),
        fc.uint8Array({ minLength: 400, maxLength: 400 }),
        (channels, noise) => {
          const at = (x: number, y: number) =>
            Array.from({ length: channels }, (_, c) => noise[(y * 10 + x) * channels + c] ?? c);
          const read = readPng(pngOf(10, at, channels));
          const wanted = Array.from({ length: 100 }, (_, i) => at(i % 10, Math.floor(i / 10)));
          expect([...(read?.bytes ?? [])]).toEqual(wanted.flat());
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a point lies in the tile whose box holds it, in both grids', () => {
    const point = fc.record({
      longitude: fc.double({ min: -179, max: 179, noNaN: true }),
      latitude: fc.double({ min: -80, max: 80, noNaN: true }),
      zoom: fc.integer({ min: 0, max: 18 }),
      grid: fc.constantFrom('mercator' as const, 'geodetic' as const),
    });
    fc.assert(
      fc.property(point, ({ longitude, latitude, zoom, grid }) => {
        const [x, y] = pointInGrid(grid, zoom, longitude, latitude);
        const box = boxOfTile(grid, { zoom, column: Math.floor(x), row: Math.floor(y) });
        expect(longitude).toBeGreaterThanOrEqual(box.westDegrees - 1e-9);
        expect(longitude).toBeLessThanOrEqual(box.eastDegrees + 1e-9);
        expect(latitude).toBeGreaterThanOrEqual(box.southDegrees - 1e-9);
        expect(latitude).toBeLessThanOrEqual(box.northDegrees + 1e-9);
      }),
    );
  });

  it('a quantized mesh keeps the heights of its corners and of its middle', () => {
    const { size, metres } = readHeightTile('quantized-mesh', quantizedTile([0, 100, 200, 100]));
    const at = (column: number, row: number) => metres[row * size + column];
    expect(at(0, size - 1)).toBeCloseTo(0, 1);
    expect(at(size - 1, size - 1)).toBeCloseTo(100, 1);
    expect(at(size - 1, 0)).toBeCloseTo(200, 1);
    expect(at((size - 1) / 2, (size - 1) / 2)).toBeCloseTo(100, 1);
  });
});
