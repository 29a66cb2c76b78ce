import { TILE_KEYS } from '../../contract/tiles.ts';
import { openReader } from '../driver/sqlite.ts';
import type { Finding } from './verify.ts';

/** The tiles file must have the tilesets the scene begins with, and no empty tile. */
export async function checkTiles(path: string | undefined): Promise<Finding[]> {
  if (path === undefined) return [finding('warning', 'The snapshot has no tiles: run twin tiles.')];
  const db = await openReader(path, { immutable: true });
  try {
    const wanted = [TILE_KEYS.buildings, TILE_KEYS.baseMap];
    const rows = await db.all<{ key: string }>(
      'SELECT key FROM media WHERE key IN (SELECT value FROM json_each(?))',
      [JSON.stringify(wanted)],
    );
    const empty = await db.get<{ tiles: number }>(
      'SELECT count(*) AS tiles FROM media WHERE content IS NULL OR length(content) = 0',
    );
    const missing = wanted.filter((key) => !rows.some((row) => row.key === key));
    return [
      ...missing.map((key) => finding('error', `${path} lacks ${key}: run twin tiles.`)),
      ...(empty?.tiles ? [finding('error', `${path} has ${empty.tiles} empty tiles.`)] : []),
    ];
  } finally {
    await db.close();
  }
}

function finding(severity: Finding['severity'], sentence: string): Finding {
  return { severity, check: 'tiles', sentence };
}
