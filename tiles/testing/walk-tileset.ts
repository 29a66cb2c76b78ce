import { posix } from 'node:path';
import type { Tile } from '../build/tileset-json.ts';
import { readGlb } from './read-glb.ts';

type Find = (key: string) => Uint8Array | undefined;
type Corner = readonly [number, number, number];

interface TilesetJson {
  readonly asset: { readonly version: string };
  readonly geometricError: number;
  readonly root: Tile;
}

/**
 * Follows a tileset and its external tilesets through the rules of 3D Tiles 1.1 and gives what breaks one. Keys visited
 * are added to `seen`. An external tileset lies in the tile `outside` and errs no more than it.
 */
export async function walkTileset(
  key: string,
  find: Find,
  seen: string[] = [],
  outside?: Tile,
): Promise<string[]> {
  const content = find(key);
  if (!content) return [`${key} is missing`];
  seen.push(key);
  const json = JSON.parse(new TextDecoder().decode(content)) as TilesetJson;
  const walk = new Walk(key, find, seen);
  walk.check(json.asset?.version === '1.1', 'asset.version is not 1.1');
  walk.check(json.root?.refine !== undefined, 'root has no refine');
  walk.check(json.geometricError >= 0, 'no geometricError');
  walk.check(
    json.root.geometricError <= json.geometricError,
    'the root errs more than the tileset',
  );
  await walk.tile(
    json.root,
    outside?.geometricError ?? json.geometricError,
    outside?.boundingVolume.box,
  );
  return walk.problems;
}

class Walk {
  readonly problems: string[] = [];
  readonly #key: string;
  readonly #find: Find;
  readonly #seen: string[];

  constructor(key: string, find: Find, seen: string[]) {
    this.#key = key;
    this.#find = find;
    this.#seen = seen;
  }

  check(fine: boolean, problem: string): void {
    if (!fine) this.problems.push(`${this.#key}: ${problem}`);
  }

  async tile(
    tile: Tile,
    parentError: number,
    parentBox: readonly number[] | undefined,
  ): Promise<void> {
    const { box } = tile.boundingVolume;
    this.check(box.length === 12 && box.every(Number.isFinite), 'a box is not 12 numbers');
    this.check(
      [4, 5, 6, 8, 9, 10].every((at) => box[at] === 0),
      'a box does not stand upright',
    );
    this.check(
      [3, 7, 11].every((at) => (box[at] ?? 0) > 0),
      'a box has no inside',
    );
    this.check(
      tile.geometricError >= 0 && tile.geometricError <= parentError,
      'a geometricError grows',
    );
    this.check(
      tile.refine === undefined || ['ADD', 'REPLACE'].includes(tile.refine),
      'a refine is neither',
    );
    this.check(
      tile.transform === undefined || tile.transform.length === 16,
      'a transform is not 16 numbers',
    );
    this.check(tile.children === undefined || tile.children.length > 0, 'children are empty');
    if (parentBox)
      this.check(
        corners(box).every((corner) => inBox(corner, parentBox)),
        'a child leaves its parent',
      );
    if (tile.content) await this.#content(tile.content.uri, tile);
    for (const child of tile.children ?? []) await this.tile(child, tile.geometricError, box);
  }

  async #content(uri: string, tile: Tile): Promise<void> {
    this.check(/^[\w./-]+$/.test(uri) && !uri.startsWith('/'), `${uri} is no relative path`);
    const key = posix.join(posix.dirname(this.#key), uri);
    this.check(!this.#seen.includes(key), `${key} is named twice, or names itself`);
    if (this.#seen.includes(key)) return;
    const bytes = this.#find(key);
    this.check(bytes !== undefined, `${key} is missing`);
    if (!bytes) return;
    if (key.endsWith('.json')) {
      this.check(tile.children === undefined, 'an external tileset has siblings below it');
      this.problems.push(...(await walkTileset(key, this.#find, this.#seen, tile)));
      return;
    }
    this.#seen.push(key);
    const file = await readGlb(bytes);
    const positions = file.values(file.primitive.attributes.POSITION as number);
    for (let at = 0; at < positions.length; at += 3) {
      const [x, y, z] = positions.slice(at, at + 3) as [number, number, number];
      if (inBox([x, -z, y], tile.boundingVolume.box)) continue;
      this.check(false, `${key} leaves its box`);
      return;
    }
  }
}

function corners(box: readonly number[]): Corner[] {
  const [x, y, z, halfX, , , , halfY, , , , halfZ] = box as number[] as [
    number,
    number,
    number,
    number,
    0,
    0,
    0,
    number,
    0,
    0,
    0,
    number,
  ];
  return [-1, 1].flatMap((sx) =>
    [-1, 1].flatMap((sy) =>
      [-1, 1].map((sz): Corner => [x + sx * halfX, y + sy * halfY, z + sz * halfZ]),
    ),
  );
}

function inBox([px, py, pz]: Corner, box: readonly number[]): boolean {
  const [x, y, z, halfX, , , , halfY, , , , halfZ] = box as number[] as [
    number,
    number,
    number,
    number,
    0,
    0,
    0,
    number,
    0,
    0,
    0,
    number,
  ];
  const slack = 0.02;
  return (
    Math.abs(px - x) <= halfX + slack &&
    Math.abs(py - y) <= halfY + slack &&
    Math.abs(pz - z) <= halfZ + slack
  );
}
