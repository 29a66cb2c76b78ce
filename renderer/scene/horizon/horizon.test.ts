import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalCamera, Vector } from '../../camera/local-camera.ts';
import { rayThrough, toPicture } from '../../camera/local-camera.ts';
import { firstHit } from '../tools/rays.ts';
import { type Block, blocks } from '../tools/testing/blocks.ts';
import { bodiesOf } from './bodies.ts';
import { castHorizon, type Hidden } from './cast.ts';
import { sightOf } from './sight.ts';
import { symbolCover } from './symbol-cover.ts';

const LENS = { tanHalfHeight: 0.22, aspect: 1.85 };
const HEIGHT_PIXELS = 1000;
const NORTHWARD: LocalCamera = { east: 0, north: -200, up: 1.7, heading: 0, pitch: 0.03 };

function lookAt(list: readonly Block[], camera = NORTHWARD, openedSlot = -1): Hidden {
  const sight = sightOf(camera, LENS);
  if (!sight) throw new Error('This camera has no horizon.');
  return castHorizon(bodiesOf(blocks(list)), sight, { exactMetres: 2000, openedSlot });
}

/** A tower, a low house behind it, one beside it. */
const TOWER: Block = { slot: 0, box: [-30, -10, 30, 10], top: 60 };
const BEHIND: Block = { slot: 1, box: [-5, 40, 5, 60], top: 20 };
const BESIDE: Block = { slot: 2, box: [60, 40, 70, 60], top: 20 };

test('a low house behind a tower is hidden, one beside it and one that stands out over it are not', () => {
  const higher: Block = { ...BEHIND, slot: 3, top: 120 };
  expect([...lookAt([TOWER, BEHIND, BESIDE, higher]).slots]).toEqual([0, 1, 0, 0]);
});

test('what is opened, hovers or crosses itself hides nothing', () => {
  expect([...lookAt([TOWER, BEHIND], NORTHWARD, 0).slots]).toEqual([0, 0]);
  expect([...lookAt([{ ...TOWER, bottom: 6 }, BEHIND]).slots]).toEqual([0, 0]);
});

test('from above a roof hides what stands close behind it, and a steep picture has no horizon', () => {
  const above = { ...NORTHWARD, up: 90, pitch: -0.25 };
  const close: Block = { slot: 1, box: [-5, 12, 5, 16], top: 6 };
  expect([
    ...lookAt([TOWER, close, { ...BEHIND, slot: 2, box: [-5, 300, 5, 320] }], above).slots,
  ]).toEqual([0, 1, 0]);
  expect(sightOf({ ...above, pitch: -1.4 }, LENS)).toBeUndefined();
});

const BLOCK = fc.record({
  east: fc.integer({ min: -150, max: 150 }),
  north: fc.integer({ min: -180, max: 300 }),
  width: fc.integer({ min: 4, max: 70 }),
  depth: fc.integer({ min: 4, max: 40 }),
  top: fc.integer({ min: 3, max: 90 }),
});
const CAMERA = fc.record({
  up: fc.constantFrom(1.7, 12, 40, 85),
  heading: fc.double({ min: -0.6, max: 0.6, noNaN: true }),
  pitch: fc.double({ min: -0.25, max: 0.2, noNaN: true }),
});
const DISTRICT = fc.array(BLOCK, { minLength: 2, maxLength: 14 }).map((drafts) =>
  drafts.map(
    ({ east, north, width, depth, top }, slot): Block => ({
      slot,
      box: [east, north, east + width, north + depth],
      top,
    }),
  ),
);

test('no line of sight through the picture ends at a building that is left out', () => {
  let left = 0;
  fc.assert(
    fc.property(DISTRICT, CAMERA, (list, turned) => {
      const camera = { ...NORTHWARD, ...turned };
      const { slots } = lookAt(list, camera);
      left += slots.filter(Boolean).length;
      const solids = blocks(list);
      const eye: Vector = [camera.east, camera.north, camera.up];
      for (let x = -1; x <= 1; x += 0.1) {
        for (let y = -1; y <= 1; y += 0.2) {
          const ray = rayThrough(camera, LENS, [x, y]);
          const end = ray.map(
            (part, axis) => (eye[axis] as number) + part * 900,
          ) as unknown as Vector;
          const hit = firstHit(solids, eye, end);
          if (hit) expect(slots[solids.slots[hit.part] as number]).toBe(0);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(left).toBeGreaterThan(20);
});

test('a symbol behind a tower is covered, one whose edge shows is not', () => {
  const { horizon } = lookAt([TOWER]);
  const isCovered = symbolCover(horizon, NORTHWARD, LENS, HEIGHT_PIXELS);
  const reach = { halfPixels: 13, upPixels: 26, downPixels: 0 };
  expect(isCovered({ at: [0, 60, 1], ...reach })).toBe(true);
  expect(isCovered({ at: [0, -60, 1], ...reach })).toBe(false);
  const corner = toPicture(NORTHWARD, LENS, [30, -10, 1]) as [number, number, number];
  for (const pixels of [-40, -8, 8]) {
    const across =
      corner[0] * LENS.tanHalfHeight * LENS.aspect +
      (pixels * 2 * LENS.tanHalfHeight) / HEIGHT_PIXELS;
    expect(isCovered({ at: [across * 260, 60, 1], ...reach }), `${pixels} px`).toBe(pixels === -40);
  }
});
