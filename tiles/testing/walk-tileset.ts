import { posix } from 'node:path';
import type { Tile } from '../build/tileset-json.ts';
import { placed, placedBox, placedIn } from '../export/placed-box.ts';
import { readGlb } from './read-glb.ts';

type Find = (key: string) => Uint8Array | undefined;
type Corner = readonly [number, number, number];

interface TilesetJson {
  readonly asset: { readonly version: string };
  readonly geometricError: number;
  readonly root: Tile;
}

/** Tiles a tile lies in, the outermost first: boxes and the last one's transform in earth-centred metres. */
interface Around {
  readonly transform: readonly number[];
  readonly boxes: readonly (readonly number[])[];
  readonly geometricError: number;
}

const NOTHING_AROUND: Around = {
  transform: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
  boxes: [],
  geometricError: Infinity,
};

/** Share of a half axis by which a vertex may leave a box, as the official validator allows. */
const VERTEX_SLACK = 1e-5;
/** The same for a box in a box: the builder writes boxes in whole centimetres. */
const BOX_SLACK = 0.01;

/**
 * Follows a tileset and its external tilesets through the rules of 3D Tiles 1.1 and gives what breaks one. Every vertex must lie
 * in the boxes of its tile and of all tiles above, in earth-centred metres, also across external tilesets. Keys visited are
 * added to `seen`.
 */
export async function walkTileset(
  key: string,
  find: Find,
  seen: string[] = [],
  around: Around = NOTHING_AROUND,
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
  await walk.tile(json.root, around);
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

  async tile(tile: Tile, around: Around): Promise<void> {
    const { box } = tile.boundingVolume;
    this.check(box.length === 12 && box.every(Number.isFinite), 'a box is not 12 numbers');
    this.check(Math.abs(volumeOf(box)) > 0, 'a box has no inside');
    this.check(
      tile.geometricError >= 0 && tile.geometricError <= around.geometricError,
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
    const transform = tile.transform
      ? placedIn(around.transform, tile.transform)
      : around.transform;
    const here = placedBox(transform, box);
    const outer = around.boxes.at(-1);
    if (outer)
      this.check(
        corners(here).every((corner) => inBox(corner, outer, BOX_SLACK)),
        'a child leaves its parent',
      );
    const inside = {
      transform,
      boxes: [...around.boxes, here],
      geometricError: tile.geometricError,
    };
    if (tile.content) await this.#content(tile.content.uri, tile, inside);
    for (const child of tile.children ?? []) await this.tile(child, inside);
  }

  async #content(uri: string, tile: Tile, inside: Around): Promise<void> {
    this.check(/^[\w./-]+$/.test(uri) && !uri.startsWith('/'), `${uri} is no relative path`);
    const key = posix.join(posix.dirname(this.#key), uri);
    this.check(!this.#seen.includes(key), `${key} is named twice, or names itself`);
    if (this.#seen.includes(key)) return;
    const bytes = this.#find(key);
    this.check(bytes !== undefined, `${key} is missing`);
    if (!bytes) return;
    if (key.endsWith('.json')) {
      this.check(tile.children === undefined, 'an external tileset has siblings below it');
      this.problems.push(...(await walkTileset(key, this.#find, this.#seen, inside)));
      return;
    }
    this.#seen.push(key);
    const file = await readGlb(bytes);
    const positions = file.values(file.primitive.attributes.POSITION as number);
    for (let at = 0; at < positions.length; at += 3) {
      const [x, y, z] = positions.slice(at, at + 3) as [number, number, number];
      const spot = placed(inside.transform, [x, -z, y]);
      if (inside.boxes.every((box) => inBox(spot, box, VERTEX_SLACK))) continue;
      this.check(false, `${key} leaves a box of its tile or of one above`);
      return;
    }
  }
}

type Axes = readonly [Corner, Corner, Corner];

function axesOf(box: readonly number[]): Axes {
  return [box.slice(3, 6), box.slice(6, 9), box.slice(9, 12)] as unknown as Axes;
}

function cross([a, b, c]: Corner, [x, y, z]: Corner): Corner {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}

function dot([a, b, c]: Corner, [x, y, z]: Corner): number {
  return a * x + b * y + c * z;
}

function volumeOf(box: readonly number[]): number {
  const [a, b, c] = axesOf(box);
  return dot(a, cross(b, c));
}

function corners(box: readonly number[]): Corner[] {
  const [a, b, c] = axesOf(box);
  const signs = [-1, 1];
  return signs.flatMap((i) =>
    signs.flatMap((j) =>
      signs.map(
        (k) =>
          [0, 1, 2].map(
            (axis) =>
              (box[axis] ?? 0) +
              i * (a[axis] as number) +
              j * (b[axis] as number) +
              k * (c[axis] as number),
          ) as unknown as Corner,
      ),
    ),
  );
}

/** True where a spot is at most one half axis from a box's middle along each axis. */
function inBox(spot: Corner, box: readonly number[], slack: number): boolean {
  const [a, b, c] = axesOf(box);
  const from = spot.map((value, axis) => value - (box[axis] ?? 0)) as unknown as Corner;
  const volume = dot(a, cross(b, c));
  const along = [dot(from, cross(b, c)), dot(from, cross(c, a)), dot(from, cross(a, b))];
  return along.every((part) => Math.abs(part / volume) <= 1 + slack);
}
