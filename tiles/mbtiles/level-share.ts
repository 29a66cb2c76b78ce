import type { LocalFrame } from '../../contract/local-frame.ts';
import { toLocal } from '../../contract/local-frame.ts';
import { SHADE_HEADER_BYTES } from '../../contract/tiles.ts';

/** Share of the relief, 0 to 1, that is drawn at a place. */
export type LevelShare = (longitude: number, latitude: number) => number;

/** Reads `TILE_KEYS.levelled`, smooth between its texels; beyond it, and where there is none, all relief is drawn. */
export function levelShare(bytes: Uint8Array | undefined, frame: LocalFrame): LevelShare {
  if (!bytes || bytes.length <= SHADE_HEADER_BYTES) return () => 1;
  const header = new DataView(bytes.buffer, bytes.byteOffset, SHADE_HEADER_BYTES);
  const [width, height] = [header.getUint32(0, true), header.getUint32(4, true)];
  const [west, south, texel] = [8, 12, 16].map((at) => header.getFloat32(at, true)) as [
    number,
    number,
    number,
  ];
  const texelAt = (column: number, row: number) => {
    if (column < 0 || row < 0 || column >= width || row >= height) return 255;
    return bytes[SHADE_HEADER_BYTES + row * width + column] ?? 255;
  };
  return (longitude, latitude) => {
    const [east, north] = toLocal(frame, longitude, latitude);
    const [x, y] = [(east - west) / texel - 0.5, (north - south) / texel - 0.5];
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [right, up] = [x - column, y - row];
    const lower = texelAt(column, row) * (1 - right) + texelAt(column + 1, row) * right;
    const upper = texelAt(column, row + 1) * (1 - right) + texelAt(column + 1, row + 1) * right;
    return (lower * (1 - up) + upper * up) / 255;
  };
}
