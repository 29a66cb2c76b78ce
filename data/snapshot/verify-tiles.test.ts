import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TILE_KEYS } from '../../contract/tiles.ts';
import { openWriter } from '../driver/sqlite.ts';
import { checkTiles } from './verify-tiles.ts';

let path: string;

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'twin-tiles-')), 'tiles.sqlite');
});

afterEach(() => rm(join(path, '..'), { recursive: true, force: true }));

async function writeTiles(tiles: Readonly<Record<string, string>>): Promise<void> {
  const db = await openWriter(path);
  await db.exec('CREATE TABLE media(key TEXT PRIMARY KEY, content BLOB)');
  for (const [key, content] of Object.entries(tiles)) {
    await db.run('INSERT INTO media VALUES (?, ?)', [key, Buffer.from(content)]);
  }
  await db.close();
}

function tileset(...uris: string[]): string {
  const children = uris.map((uri) => ({ content: { uri } }));
  return JSON.stringify({ root: { children } });
}

it('finds nothing wrong with the tilesets the scene begins with', async () => {
  await writeTiles({
    [TILE_KEYS.buildings]: tileset('blocks/0_0.json'),
    'buildings/blocks/0_0.json': tileset('../cells/0_0.glb', '../../rooms/1/rooms.glb'),
    'buildings/cells/0_0.glb': 'glb',
    'rooms/1/rooms.glb': 'glb',
    [TILE_KEYS.baseMap]: tileset('ground.glb', 'near/0_0.glb'),
    'basemap/ground.glb': 'glb',
    'basemap/near/0_0.glb': 'glb',
  });
  expect(await checkTiles(path)).toEqual([]);
});

it('finds a square of near ground that is gone, and one that no tileset names', async () => {
  await writeTiles({
    [TILE_KEYS.buildings]: tileset(),
    [TILE_KEYS.baseMap]: tileset('near/0_0.glb'),
    'basemap/near/7_7.glb': 'glb',
  });
  const sentences = (await checkTiles(path)).map(({ sentence }) => sentence);
  expect(sentences).toHaveLength(2);
  expect(sentences[0]).toContain('lacks basemap/near/0_0.glb: run twin tiles.');
  expect(sentences[1]).toContain('has 1 squares of near ground');
});

it('counts the rooms a block names and the file lacks, and finds what is no tileset', async () => {
  const rooms = Array.from({ length: 9 }, (_, slot) => `../../rooms/${slot}/rooms.glb`);
  await writeTiles({
    [TILE_KEYS.buildings]: tileset('blocks/0_0.json'),
    'buildings/blocks/0_0.json': tileset(...rooms),
    [TILE_KEYS.baseMap]: 'not json',
  });
  const sentences = (await checkTiles(path)).map(({ sentence }) => sentence);
  expect(sentences).toHaveLength(7);
  expect(sentences[0]).toContain('basemap/tileset.json is no tileset');
  expect(sentences[6]).toContain('lacks 4 more tiles');
});

it('finds missing tilesets and empty tiles, and says when there are no tiles at all', async () => {
  await writeTiles({ [TILE_KEYS.baseMap]: tileset(), 'rooms/1.glb': '' });
  const findings = await checkTiles(path);
  expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error']);
  expect(findings[0]?.sentence).toContain(TILE_KEYS.buildings);
  expect(await checkTiles(undefined)).toMatchObject([{ severity: 'warning' }]);
});
