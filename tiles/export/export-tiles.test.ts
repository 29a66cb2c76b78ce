import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  BUILDING_SLOT_PROPERTY,
  FACADE_PROPERTY,
  FLOOR_PROPERTY,
  GEOMETRY_KIND_PROPERTY,
  GROUND_KIND_PROPERTY,
  isOutlineKey,
  SLOT_PROPERTY,
  SPACE_KIND_PROPERTY,
  STOREY_PROPERTY,
} from '../../contract/tiles.ts';
import { openReader } from '../../data/driver/sqlite.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import { buildTiles } from '../build-tiles.ts';
import { SMALL_BOX, smallDistrict } from '../testing/small-district.ts';
import { readGlb } from '../testing/read-glb.ts';
import { walkTileset } from '../testing/walk-tileset.ts';
import { readTile } from '../tile-handler.ts';
import { exportTiles } from './export-tiles.ts';

const ABOUT = {
  snapshot: '000001-test',
  tilesId: '0123456789abcdef',
  asOf: '2016-06-30',
  secrecy: '密级：内部',
  synthetic: true,
};

let folder: string;
let out: string;
let db: ReadDb;
let written: Map<string, Uint8Array>;
const progress: number[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-export-'));
  out = join(folder, 'out');
  const base = await smallDistrict();
  const outPath = join(folder, 'tiles.sqlite');
  await buildTiles({ base, box: SMALL_BOX, outPath });
  await base.close();
  db = await openReader(outPath);
  await exportTiles({
    db,
    outFolder: out,
    about: ABOUT,
    onProgress: (done, total) => progress.push(done / total),
  });
  written = await filesOf(out);
});

afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

async function filesOf(root: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const pairs = files.map(async (entry): Promise<[string, Uint8Array]> => {
    const path = join(entry.parentPath, entry.name);
    return [relative(root, path).replaceAll('\\', '/'), await readFile(path)];
  });
  return new Map(await Promise.all(pairs));
}

it('is one tileset that reaches every glb, with every vertex in the boxes of all tiles above it', async () => {
  const seen: string[] = [];
  expect(await walkTileset('tileset.json', (key) => written.get(key), seen)).toEqual([]);
  const glbs = [...written.keys()].filter((key) => key.endsWith('.glb'));
  expect(glbs.length).toBeGreaterThan(30);
  expect(seen.filter((key) => key.endsWith('.glb')).sort()).toEqual(glbs.sort());
});

it('holds contents as they were built, ready for any file server, and nothing that is no tile', async () => {
  for (const [key, content] of written) {
    if (key === 'tileset.json') continue;
    expect({ key, same: Buffer.compare(content, (await readTile(db, key)) as Uint8Array) }).toEqual(
      { key, same: 0 },
    );
    expect(isOutlineKey(key)).toBe(false);
  }
  const kept = await db.all<{ key: string }>(
    "SELECT key FROM media WHERE key GLOB '*.glb' OR (key GLOB '*.json' AND key NOT GLOB 'outlines/*')",
  );
  expect([...written.keys()].sort()).toEqual(
    [...kept.map(({ key }) => key), 'tileset.json'].sort(),
  );
});

it('says where it comes from, and holds of buildings and rooms only shape and slots', async () => {
  const { asset } = JSON.parse(Buffer.from(written.get('tileset.json') ?? []).toString());
  const { tilesId, ...extras } = ABOUT;
  expect(asset).toEqual({ version: '1.1', tilesetVersion: tilesId, extras });
  const names = new Set<string>();
  for (const [key, content] of written) {
    if (!key.endsWith('.glb')) continue;
    for (const { name } of (await readGlb(content)).table.columns) names.add(name);
  }
  const allowed = [
    SLOT_PROPERTY,
    BUILDING_SLOT_PROPERTY,
    SPACE_KIND_PROPERTY,
    STOREY_PROPERTY,
    FACADE_PROPERTY,
    GEOMETRY_KIND_PROPERTY,
    FLOOR_PROPERTY,
    GROUND_KIND_PROPERTY,
  ];
  expect([...names].sort()).toEqual(allowed.sort());
});

it('tells how far it is, to the end', () => {
  expect(progress.length).toBeGreaterThan(1);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBe(1);
});
