import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { outlineKey, roomsTilesetKey, TILE_KEYS } from '../../contract/tiles.ts';
import type { ReadDb } from '../../data/driver/port.ts';
import { openWriter } from '../../data/driver/sqlite.ts';
import type { OpenSnapshot } from '../../data/snapshot/store.ts';
import { buildTiles } from '../../tiles/build-tiles.ts';

/** What is built anew with a building: its rooms, and the largest cell, block and square, so that it is no easy one. */
async function keysOfOneBuilding(tiles: ReadDb): Promise<string[]> {
  const largest = async (under: string): Promise<string> => {
    const row = await tiles.get<{ key: string }>(
      'SELECT key FROM media WHERE key GLOB ? ORDER BY length(content) DESC, key LIMIT 1',
      [under],
    );
    return row?.key ?? '';
  };
  const [rooms, cell, coarse, square] = await Promise.all(
    ['rooms/*.glb', 'buildings/cells/*', 'buildings/coarse/*', 'basemap/near/*'].map(largest),
  );
  const slot = Number(rooms?.split('/')[1]);
  const far = coarse?.replace('coarse', 'far') ?? '';
  const block = far.replace('far', 'blocks').replace('.glb', '.json');
  const own = [rooms, roomsTilesetKey(slot), outlineKey(slot), cell, coarse, far, block, square];
  return [...own, TILE_KEYS.buildings, TILE_KEYS.shade].filter((key) => key !== undefined);
}

/** Whole build, and again after one building's row changed, seconds. */
export async function tileBuilds(snapshot: OpenSnapshot): Promise<[number, number]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'haishu-twin-bench-tiles-'));
  const { profile } = snapshot.manifest;
  const build = async (name: string, previousPath?: string): Promise<number> => {
    const { milliseconds } = await buildTiles({
      base: snapshot.db,
      box: profile.box,
      storeyMetres: profile.storeyMetres,
      outPath: path.join(folder, name),
      ...(previousPath === undefined ? {} : { previousPath }),
    });
    return milliseconds / 1000;
  };
  const whole = await build('whole.sqlite');
  const touched = await openWriter(path.join(folder, 'whole.sqlite'));
  for (const key of await keysOfOneBuilding(touched))
    await touched.run(`UPDATE tile_source SET input_hash = 'changed' WHERE key = ?`, [key]);
  await touched.close();
  const one = await build('one.sqlite', path.join(folder, 'whole.sqlite'));
  rmSync(folder, { recursive: true, force: true });
  return [whole, one];
}
