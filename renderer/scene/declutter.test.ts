import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declutter, type LabelBox } from './declutter.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const box: fc.Arbitrary<LabelBox> = fc.record({
  x: number(0, 1280),
  y: number(0, 720),
  halfWidth: number(10, 60),
  halfHeight: number(6, 12),
  angle: fc.constant(0),
  rank: fc.integer({ min: 0, max: 1000 }),
});

test('no two labels kept overlap, the most important stays, and at most 200 are kept', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 400 }), (boxes) => {
      const kept = declutter(boxes);
      expect(kept.length).toBeLessThanOrEqual(200);
      const best = Math.min(...boxes.map(({ rank }) => rank));
      if (boxes.length > 0) expect(kept[0]?.rank).toBe(best);
      for (const [i, a] of kept.entries()) {
        for (const b of kept.slice(i + 1)) {
          const apart =
            Math.abs(a.x - b.x) >= a.halfWidth + b.halfWidth ||
            Math.abs(a.y - b.y) >= a.halfHeight + b.halfHeight;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

test('a turned label takes the room it covers: two upright names side by side both stay', () => {
  const upright = { y: 100, halfWidth: 40, halfHeight: 8, angle: Math.PI / 2, rank: 1 };
  const side = [
    { ...upright, x: 100 },
    { ...upright, x: 140 },
  ];
  expect(declutter(side)).toHaveLength(2);
  expect(declutter(side.map((label) => ({ ...label, angle: 0 })))).toHaveLength(1);
});

test('no name lies on what is taken: level ones move a few lines at most, turned ones are left out', () => {
  const angled = fc.tuple(box, fc.constantFrom(0, 1)).map(([own, angle]) => ({ ...own, angle }));
  const disc = box.map((own) => ({ ...own, halfHeight: own.halfWidth }));
  fc.assert(
    fc.property(
      fc.array(angled, { maxLength: 100 }),
      fc.array(disc, { maxLength: 20 }),
      (boxes, taken) => {
        for (const kept of declutter(boxes, taken)) {
          expect(Math.hypot(...kept.aside)).toBeLessThan(kept.angle === 0 ? 65 : 0.001);
          expect(
            boxes.some(
              ({ x, y }) => isNear(x + kept.aside[0], kept.x) && isNear(y + kept.aside[1], kept.y),
            ),
          ).toBe(true);
          const [cos, sin] = [Math.cos(kept.angle), Math.sin(kept.angle)];
          const halfWidth = kept.halfWidth * cos + kept.halfHeight * sin;
          const halfHeight = kept.halfWidth * sin + kept.halfHeight * cos;
          for (const other of taken) {
            const apart =
              Math.abs(kept.x - other.x) >= halfWidth + other.halfWidth ||
              Math.abs(kept.y - other.y) >= halfHeight + other.halfHeight;
            expect(apart).toBe(true);
          }
        }
      },
    ),
  );
});

const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-6;

test('a name on a disc moves below it', () => {
  const name = { x: 100, y: 100, halfWidth: 30, halfHeight: 8, angle: 0, rank: 1 };
  const disc = { ...name, halfWidth: 15, halfHeight: 15 };
  const [moved] = declutter([name], [disc]);
  expect(moved?.y).toBeGreaterThan(100 + 8 + 15);
});
