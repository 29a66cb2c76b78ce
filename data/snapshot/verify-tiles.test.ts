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

it('finds nothing wrong with the tilesets the scene begins with', async () => {
  await writeTiles(Object.fromEntries(Object.values(TILE_KEYS).map((key) => [key, '{}'])));
  expect(await checkTiles(path)).toEqual([]);
});

it('finds missing tilesets and empty tiles, and says when there are no tiles at all', async () => {
  await writeTiles({ [TILE_KEYS.baseMap]: '{}', 'rooms/1.glb': '' });
  const findings = await checkTiles(path);
  expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error']);
  expect(findings[0]?.sentence).toContain(TILE_KEYS.buildings);
  expect(await checkTiles(undefined)).toMatchObject([{ severity: 'warning' }]);
});
