import { posix } from 'node:path';
import { TILE_KEYS } from '../../contract/tiles.ts';
import { openReader } from '../driver/sqlite.ts';
import type { ReadDb } from '../driver/port.ts';
import type { Finding } from './verify.ts';

/** So many missing tiles are named; the rest are counted. */
const NAMED = 5;

/**
 * The tiles file must have the tilesets the scene begins with, every tile they name (blocks, cells, rooms, squares of near
 * ground), no square that no tileset names, and no empty tile. The shade is empty where there are no buildings.
 */
export async function checkTiles(path: string | undefined): Promise<Finding[]> {
  if (path === undefined) return [finding('warning', 'The snapshot has no tiles: run twin tiles.')];
  const db = await openReader(path, { immutable: true });
  try {
    const empty = await db.get<{ tiles: number }>(
      'SELECT count(*) AS tiles FROM media WHERE content IS NULL OR (length(content) = 0 AND key <> ?)',
      [TILE_KEYS.shade],
    );
    const named = new Set<string>();
    const findings: Finding[] = [];
    for (const key of [TILE_KEYS.buildings, TILE_KEYS.baseMap]) {
      named.add(key);
      findings.push(...(await followTileset(db, path, key, named)));
    }
    return [
      ...findings,
      ...missing(path, await absent(db, [...named])),
      ...stray(path, await nearKeys(db), named),
      ...(empty?.tiles ? [finding('error', `${path} has ${empty.tiles} empty tiles.`)] : []),
    ];
  } finally {
    await db.close();
  }
}

interface Tile {
  readonly content?: { readonly uri: string };
  readonly children?: readonly Tile[];
}

/** Adds the keys of all tiles below a tileset to `named`; gives tilesets that cannot be read. */
async function followTileset(
  db: ReadDb,
  path: string,
  key: string,
  named: Set<string>,
): Promise<Finding[]> {
  const row = await db.get<{ content: Uint8Array | null }>(
    'SELECT content FROM media WHERE key = ?',
    [key],
  );
  if (!row?.content?.length) return [];
  const keys = keysIn(key, row.content);
  if (!keys) return [finding('error', `${path}: ${key} is no tileset: run twin tiles.`)];
  const findings: Finding[] = [];
  for (const inner of keys) {
    if (named.has(inner)) continue;
    named.add(inner);
    if (inner.endsWith('.json')) findings.push(...(await followTileset(db, path, inner, named)));
  }
  return findings;
}

function keysIn(key: string, content: Uint8Array): string[] | undefined {
  try {
    const { root } = JSON.parse(new TextDecoder().decode(content)) as { readonly root: Tile };
    return urisOf(root).map((uri) => posix.join(posix.dirname(key), uri));
  } catch {
    return undefined;
  }
}

function urisOf({ content, children }: Tile): string[] {
  return [...(content ? [content.uri] : []), ...(children ?? []).flatMap(urisOf)];
}

async function absent(db: ReadDb, keys: readonly string[]): Promise<string[]> {
  const rows = await db.all<{ key: string }>(
    'SELECT value AS key FROM json_each(?) WHERE value NOT IN (SELECT key FROM media)',
    [JSON.stringify(keys)],
  );
  return rows.map(({ key }) => key);
}

async function nearKeys(db: ReadDb): Promise<string[]> {
  const folder = `${posix.dirname(TILE_KEYS.baseMap)}/near/`;
  const rows = await db.all<{ key: string }>('SELECT key FROM media WHERE key GLOB ?', [
    `${folder}*`,
  ]);
  return rows.map(({ key }) => key);
}

function missing(path: string, keys: readonly string[]): Finding[] {
  const rest = keys.length - NAMED;
  return [
    ...keys.slice(0, NAMED).map((key) => finding('error', `${path} lacks ${key}: run twin tiles.`)),
    ...(rest > 0 ? [finding('error', `${path} lacks ${rest} more tiles: run twin tiles.`)] : []),
  ];
}

function stray(path: string, near: readonly string[], named: ReadonlySet<string>): Finding[] {
  const count = near.filter((key) => !named.has(key)).length;
  if (count === 0) return [];
  const sentence = `${path} has ${count} squares of near ground that ${TILE_KEYS.baseMap} does not name: run twin tiles.`;
  return [finding('error', sentence)];
}

function finding(severity: Finding['severity'], sentence: string): Finding {
  return { severity, check: 'tiles', sentence };
}
