import fc from 'fast-check';
import { ringsCross } from '../geometry/crossing.ts';
import { orient, rotateRing } from '../geometry/polygon.ts';
import type { Point, Polygon, Ring } from '../geometry/polygon.ts';

const simple = (...outer: Point[]): Polygon => ({ outer, holes: [] });

/** Footprints as cities have them, metres. */
export const NAMED_SHAPES: Readonly<Record<string, Polygon>> = {
  slab: simple([0, 0], [62, 0], [62, 12], [0, 12]),
  L: simple([0, 0], [50, 0], [50, 40], [36, 40], [36, 13], [0, 13]),
  U: simple([0, 0], [60, 0], [60, 35], [47, 35], [47, 12], [12, 12], [12, 35], [0, 35]),
  T: simple([0, 20], [20, 20], [20, 0], [34, 0], [34, 20], [54, 20], [54, 34], [0, 34]),
  courtyard: {
    outer: [
      [0, 0],
      [40, 0],
      [40, 34],
      [0, 34],
    ],
    holes: [
      [
        [11, 10],
        [11, 24],
        [29, 24],
        [29, 10],
      ],
    ],
  },
  triangle: simple([0, 0], [44, 0], [10, 30]),
  tower: simple([3, 0], [25, 0], [28, 3], [28, 23], [25, 26], [3, 26], [0, 23], [0, 3]),
  bays: simple(
    [0, 0],
    [9, 0],
    [9, -1.4],
    [14, -1.4],
    [14, 0],
    [30, 0],
    [30, 11],
    [18, 11],
    [18, 12.6],
    [13, 12.6],
    [13, 11],
    [0, 11],
  ),
  lane: simple([0, 0], [7.5, 0.2], [7.3, 11], [-0.2, 10.8]),
};

/** Simple polygons without any regularity: a star of points round a middle, sorted by direction, turned anyhow. */
export const anyPolygon: fc.Arbitrary<Polygon> = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.double({ min: 6, max: 40, noNaN: true }),
        fc.double({ min: 0.15, max: 1, noNaN: true }),
      ),
      {
        minLength: 3,
        maxLength: 14,
      },
    ),
    fc.double({ min: 0, max: 6.28, noNaN: true }),
  )
  .map(([spokes, turn]) => {
    const total = spokes.reduce((sum, [, share]) => sum + share, 0);
    let angle = 0;
    const outer = spokes.map(([reach, share]): Point => {
      angle += (share / total) * 2 * Math.PI;
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    });
    return simple(...rotateRing(outer, Math.cos(turn), Math.sin(turn)));
  })
  .filter((polygon) => !ringsCross([polygon.outer]))
  .map((polygon) => orient(polygon.outer, []));

/** Named shapes turned and moved. */
export const cityPolygon: fc.Arbitrary<Polygon> = fc
  .tuple(
    fc.constantFrom(...Object.values(NAMED_SHAPES)),
    fc.double({ min: 0, max: 6.28, noNaN: true }),
  )
  .map(([shape, turn]) => {
    const move = (ring: Ring): Ring =>
      rotateRing(ring, Math.cos(turn), Math.sin(turn)).map(([x, y]): Point => [x + 1800, y - 900]);
    return { outer: move(shape.outer), holes: shape.holes.map(move) };
  });
