import { expect, test } from 'vitest';
import { SHADE_HEADER_BYTES } from '../../contract/tiles.ts';
import { bakeShade } from './bake-shade.ts';

const tower = { topMetres: 60, rings: [[0, 0, 30, 0, 30, 30, 0, 30]] };
const hut = { topMetres: 3, rings: [[300, 300, 310, 300, 310, 310, 300, 310]] };

/** Shade at a place of the tile frame, 0 to 255. */
function shadeAt(bytes: Uint8Array, x: number, y: number): number {
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, west, south, texel] = [
    header.getUint32(0, true),
    header.getFloat32(8, true),
    header.getFloat32(12, true),
    header.getFloat32(16, true),
  ];
  const at = Math.floor((y - south) / texel) * width + Math.floor((x - west) / texel);
  const [open, sunny] = bytes.subarray(SHADE_HEADER_BYTES + at * 2) as unknown as [number, number];
  return Math.round((open * sunny) / 255);
}

test('a tower darkens the ground to its north-east, not to its south-west', () => {
  const shade = bakeShade([tower, hut]);
  expect(shadeAt(shade, 45, 45)).toBeLessThan(150);
  expect(shadeAt(shade, -40, -40)).toBe(255);
  expect(shadeAt(shade, 100, -60)).toBe(255);
});

test('the ground is darker at a wall than some metres from it, and open far away', () => {
  const shade = bakeShade([tower, hut]);
  expect(shadeAt(shade, 15, -2)).toBeLessThan(shadeAt(shade, 15, -9));
  expect(shadeAt(shade, 200, 100)).toBe(255);
});

test('the same buildings give the same bytes, in a header and two bytes a texel', () => {
  const shade = bakeShade([tower, hut]);
  const header = new DataView(shade.buffer);
  expect(shade).toEqual(bakeShade([tower, hut]));
  expect(shade.length).toBe(
    SHADE_HEADER_BYTES + 2 * header.getUint32(0, true) * header.getUint32(4, true),
  );
});

test('a wide district keeps to 3072 texels a side; no building gives no bytes', () => {
  const far = { topMetres: 9, rings: [[40_000, 20_000, 40_020, 20_000, 40_020, 20_020]] };
  const shade = bakeShade([tower, far]);
  const header = new DataView(shade.buffer);
  expect(Math.max(header.getUint32(0, true), header.getUint32(4, true))).toBeLessThanOrEqual(
    3072 + 4,
  );
  expect(bakeShade([]).length).toBe(0);
});
