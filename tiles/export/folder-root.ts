import type { Tile } from '../build/tileset-json.ts';
import { placedBox } from './placed-box.ts';

/** What a folder of tiles says of itself, in `asset.extras` of its root. */
export interface TilesAbout {
  readonly snapshot: string;
  readonly tilesId: string;
  /** Latest as-of date of the snapshot's sources, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The line about 密级 that everything drawn from these sources bears. */
  readonly secrecy: string;
  /** Fictitious data (演示数据·虚构). */
  readonly synthetic: boolean;
}

/** A tileset of the tiles file: its key and its JSON. */
export interface NamedTileset {
  readonly key: string;
  readonly json: { readonly geometricError: number; readonly root: Tile };
}

const NOT_MOVED = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/**
 * `tileset.json` at the top of a folder: it names the tilesets that stand by themselves, so that a viewer opens the district by
 * one address. Boxes are in earth-centred metres, since the frame's transform is that of each tileset below.
 */
export function folderRoot(tilesets: readonly NamedTileset[], about: TilesAbout): Uint8Array {
  const children = tilesets.map(({ key, json: { root, geometricError } }) => ({
    boundingVolume: {
      box: placedBox(root.transform ?? NOT_MOVED, root.boundingVolume.box),
    },
    geometricError,
    content: { uri: key },
  }));
  const geometricError = Math.max(...children.map((child) => child.geometricError));
  const { tilesId, ...extras } = about;
  const root = {
    boundingVolume: { box: aroundAll(children.map(({ boundingVolume }) => boundingVolume.box)) },
    geometricError,
    refine: 'ADD',
    children,
  };
  const asset = { version: '1.1', tilesetVersion: tilesId, extras };
  return new TextEncoder().encode(JSON.stringify({ asset, geometricError, root }));
}

/** A box with the axes of the earth round boxes that lie anyhow. */
function aroundAll(boxes: readonly (readonly number[])[]): number[] {
  const [low, high] = [-1, 1].map((side) =>
    [0, 1, 2].map((axis) => {
      const ends = boxes.map((box) => (box[axis] ?? 0) + side * reach(box, axis));
      return side < 0 ? Math.min(...ends) : Math.max(...ends);
    }),
  ) as [number[], number[]];
  const half = (axis: number) => ((high[axis] ?? 0) - (low[axis] ?? 0)) / 2;
  const middle = [0, 1, 2].map((axis) => ((high[axis] ?? 0) + (low[axis] ?? 0)) / 2);
  return [...middle, half(0), 0, 0, 0, half(1), 0, 0, 0, half(2)];
}

/** How far a box reaches from its middle along an axis of the earth. */
function reach(box: readonly number[], axis: number): number {
  return [3, 6, 9].reduce((sum, at) => sum + Math.abs(box[at + axis] ?? 0), 0);
}
