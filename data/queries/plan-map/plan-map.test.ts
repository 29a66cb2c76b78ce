import { expect, test } from 'vitest';
import { coordinatesOf, packShapes } from './pack-shapes.ts';

test('shapes are packed ring by ring; what is no list of points is left out', () => {
  const packing = packShapes();
  expect(
    packing.add([
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      [
        [7, 8],
        [9, 10],
      ],
    ]),
  ).toBe(true);
  expect(packing.add([[[1, 2]]])).toBe(false);
  expect(
    packing.add([
      [
        [1, 'x'],
        [2, 3],
      ],
    ]),
  ).toBe(false);
  expect(packing.add('nothing')).toBe(false);
  expect(
    packing.add([
      [
        [0, 0],
        [1, 1],
      ],
    ]),
  ).toBe(true);
  const { shapeRings, ringStarts, coordinates } = packing.done();
  expect([...shapeRings]).toEqual([0, 2, 3]);
  expect([...ringStarts]).toEqual([0, 3, 5, 7]);
  expect([...coordinates]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 0, 1, 1]);
});

test('a geometry that cannot be read has no coordinates', () => {
  expect(coordinatesOf('[[1')).toEqual([]);
  expect(coordinatesOf('{"type":"Point"}')).toEqual([]);
  expect(coordinatesOf('[[[1,2]]]')).toEqual([[[1, 2]]]);
});
