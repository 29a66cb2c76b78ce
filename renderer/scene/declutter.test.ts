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

const angled = fc.tuple(box, fc.constantFrom(0, 1)).map(([own, angle]) => ({ ...own, angle }));
const firmly = fc.tuple(angled, fc.boolean()).map(([own, firm]) => ({ ...own, firm }));
const disc = box.map((own) => ({ ...own, halfHeight: own.halfWidth }));

test('names make way for what is taken: level ones to any side, turned ones along their line, a little', () => {
  fc.assert(
    fc.property(
      fc.array(firmly, { maxLength: 100 }),
      fc.array(disc, { maxLength: 20 }),
      (boxes, taken) => {
        for (const kept of declutter(boxes, taken)) {
          const [right, down] = kept.aside;
          expect(Math.hypot(right, down)).toBeLessThan(kept.angle === 0 ? 65 : 101);
          const [cos, sin] = [Math.cos(kept.angle), Math.sin(kept.angle)];
          if (kept.angle !== 0) expect(isNear(right * sin, down * cos)).toBe(true);
          expect(
            boxes.some(({ x, y }) => isNear(x + right, kept.x) && isNear(y + down, kept.y)),
          ).toBe(true);
          if (!kept.firm) expect(kept.covering).toBeLessThanOrEqual(0.4);
          if (kept.covering > 0) continue;
          const halfWidth = kept.halfWidth * cos + kept.halfHeight * sin;
          const halfHeight = kept.halfWidth * sin + kept.halfHeight * cos;
          for (const other of taken) {
            const apart =
              Math.abs(kept.x - other.x) >= halfWidth + other.halfWidth - 1e-9 ||
              Math.abs(kept.y - other.y) >= halfHeight + other.halfHeight - 1e-9;
            expect(apart).toBe(true);
          }
        }
      },
    ),
  );
});

test('in a picture full of discs firm names stay, each where it covers least; others go', () => {
  const name = { x: 500, y: 300, halfWidth: 30, halfHeight: 8, angle: 0, rank: 1 };
  const discs = Array.from({ length: 400 }, (_, i) => ({
    ...name,
    x: 300 + (i % 20) * 20,
    y: 100 + Math.floor(i / 20) * 20,
    halfWidth: 10,
    halfHeight: 10,
  }));
  expect(declutter([{ ...name, firm: false }], discs)).toHaveLength(0);
  const [kept] = declutter([{ ...name, firm: true }], discs);
  expect(kept?.covering).toBe(1);
  const gap = discs.filter(({ x, y }) => Math.abs(x - 500) > 30 || Math.abs(y - 340) > 10);
  const [moved] = declutter([{ ...name, firm: true }], gap);
  expect(moved?.y).toBeGreaterThan(330);
});

const isNear = (a: number, b: number) => Math.abs(a - b) < 1e-6;

test('a name on a disc moves below it', () => {
  const name = { x: 100, y: 100, halfWidth: 30, halfHeight: 8, angle: 0, rank: 1 };
  const disc = { ...name, halfWidth: 15, halfHeight: 15 };
  const [moved] = declutter([name], [disc]);
  expect(moved?.y).toBeGreaterThan(100 + 8 + 15);
});

test('no name lies behind what is closed: it moves aside or is left out', () => {
  fc.assert(
    fc.property(
      fc.array(firmly, { maxLength: 60 }),
      fc.array(box, { maxLength: 6 }),
      (boxes, closed) => {
        for (const kept of declutter(boxes, [], closed)) {
          if (kept.angle !== 0) continue;
          for (const other of closed) {
            const apart =
              Math.abs(kept.x - other.x) >= kept.halfWidth + other.halfWidth ||
              Math.abs(kept.y - other.y) >= kept.halfHeight + other.halfHeight;
            expect(apart).toBe(true);
          }
        }
      },
    ),
  );
  const name = { x: 1270, y: 300, halfWidth: 30, halfHeight: 8, angle: 0, rank: 1, firm: true };
  const buttons = { x: 1260, y: 280, halfWidth: 18, halfHeight: 40, angle: 0, rank: 0 };
  expect(declutter([name], [], [buttons])).toHaveLength(1);
  expect(declutter([name], [], [{ ...buttons, halfWidth: 400, halfHeight: 400 }])).toHaveLength(0);
});
