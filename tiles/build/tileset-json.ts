import type { Bounds } from '../geometry/polygon.ts';

/** Bounds of content in the tile frame, metres. */
export interface Extent extends Bounds {
  readonly bottom: number;
  readonly top: number;
}

/** A tile of a 3D Tiles 1.1 tileset. */
export interface Tile {
  readonly boundingVolume: { readonly box: readonly number[] };
  readonly geometricError: number;
  readonly refine?: 'ADD' | 'REPLACE';
  readonly transform?: readonly number[];
  readonly content?: { readonly uri: string };
  readonly children?: readonly Tile[];
}

/** Room for what content adds to its outline: eaves, which reach 1.35 m beyond a sharp corner, parapets, rounding. */
const MARGIN_METRES = 1.5;

/** An upright box round an extent, with a little room. */
export function boxOf(extent: Extent): Tile['boundingVolume'] {
  const { west, south, east, north, bottom, top } = extent;
  const middle = [(west + east) / 2, (south + north) / 2, (bottom + top) / 2].map(centimetres);
  const half = [(east - west) / 2, (north - south) / 2, (top - bottom) / 2].map((metres) =>
    centimetres(metres + MARGIN_METRES),
  ) as [number, number, number];
  return { box: [...middle, half[0], 0, 0, 0, half[1], 0, 0, 0, half[2]] };
}

/** The smallest extent round some. */
export function extentOf(extents: readonly Extent[]): Extent {
  return {
    west: Math.min(...extents.map(({ west }) => west)),
    south: Math.min(...extents.map(({ south }) => south)),
    east: Math.max(...extents.map(({ east }) => east)),
    north: Math.max(...extents.map(({ north }) => north)),
    bottom: Math.min(...extents.map(({ bottom }) => bottom)),
    top: Math.max(...extents.map(({ top }) => top)),
  };
}

/** Greatest distance across an extent: the error of not drawing it at all. */
export function diagonalMetres({ west, south, east, north }: Extent): number {
  return Math.ceil(Math.hypot(east - west, north - south));
}

/** Bytes of a tileset. */
export function tilesetBytes(geometricError: number, root: Tile): Uint8Array {
  return new TextEncoder().encode(
    JSON.stringify({ asset: { version: '1.1' }, geometricError, root }),
  );
}

function centimetres(metres: number): number {
  return Math.round(metres * 100) / 100;
}
