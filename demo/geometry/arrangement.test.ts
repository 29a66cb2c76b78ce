import { describe, expect, test } from 'vitest';
import { findFaces, type Segment } from './arrangement.ts';
import type { Point } from './plane.ts';
import { areaOf } from './polygon.ts';

function path(tag: string, ...points: Point[]): Segment<string>[] {
  return points.slice(1).map((to, at) => ({ from: points[at]!, to, tag }));
}

const square = path('border', [0, 0], [100, 0], [100, 100], [0, 100], [0, 0]);

describe('findFaces', () => {
  test('cuts a square by crossing streets and drops loose ends', () => {
    const streets = [
      ...path('a', [-20, 40], [120, 40]),
      ...path('b', [30, -9], [30, 130]),
      ...path('c', [60, 50], [70, 60]),
    ];
    const faces = findFaces([...square, ...streets]);
    expect(faces.map(({ ring }) => Math.round(areaOf(ring))).sort((a, b) => a - b)).toEqual([
      1200, 1800, 2800, 4200,
    ]);
    expect(faces.every(({ tags }) => !tags.includes('c'))).toBe(true);
  });

  test('knows the neighbour across each edge', () => {
    const faces = findFaces([...square, ...path('a', [50, 0], [50, 100])]);
    expect(faces).toHaveLength(2);
    for (const [index, { tags, twins }] of faces.entries()) {
      tags.forEach((tag, edge) => expect(twins[edge]).toBe(tag === 'a' ? 1 - index : -1));
    }
  });

  test('joins a street that ends a hair short of another', () => {
    const faces = findFaces([...square, ...path('a', [50, 0.005], [50, 99.995])]);
    expect(faces).toHaveLength(2);
  });
});
