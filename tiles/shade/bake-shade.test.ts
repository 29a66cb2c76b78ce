import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHADE_HEADER_BYTES } from '../../contract/tiles.ts';
import { areaOf, bakeShade, type Caster } from './bake-shade.ts';

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

test('baked anew round what changed it has the bytes of a bake of everything', () => {
  const house = fc
    .record({
      x: fc.integer({ min: -300, max: 300 }),
      y: fc.integer({ min: -300, max: 300 }),
      width: fc.integer({ min: 1, max: 90 }),
      depth: fc.integer({ min: 1, max: 90 }),
      topMetres: fc.integer({ min: -6, max: 120 }),
    })
    .map(
      ({ x, y, width, depth, topMetres }): Caster => ({
        topMetres,
        rings: [[x, y, x + width, y, x + width * 0.7, y + depth, x, y + depth]],
      }),
    );
  /** Keeps the extent, and with it the grid, whatever else stands. */
  const rim: Caster = { topMetres: 3, rings: [[-400, -400, 500, -400, 500, 500, -400, 500]] };
  const shapes = fc.tuple(
    fc.array(house, { maxLength: 8 }),
    fc.array(house, { maxLength: 3 }),
    fc.array(house, { maxLength: 3 }),
  );
  fc.assert(
    fc.property(shapes, ([stays, goes, comes]) => {
      const bytes = bakeShade([...stays, ...goes, rim]);
      const now = [rim, ...stays, ...comes];
      const changed = [...goes, ...comes].map(areaOf);
      expect(Buffer.compare(bakeShade(now, { bytes, changed }), bakeShade(now))).toBe(0);
    }),
    { numRuns: 25 },
  );
});

test('where the district grew everything is baked', () => {
  const bytes = bakeShade([tower]);
  expect(bakeShade([tower, hut], { bytes, changed: [] })).toEqual(bakeShade([tower, hut]));
});
