import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { withRingsInOrder } from './ring-order.ts';

/** A square ring from its lower left corner. */
function square(x: number, y: number, side: number): Position[] {
  const [east, north] = [x + side, y + side];
  return [
    [x, y],
    [x, north],
    [east, north],
    [east, y],
    [x, y],
  ];
}

const multi = (...coordinates: Position[][][]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates,
});
const [outer, hole, island] = [square(0, 0, 10), square(2, 2, 6), square(4, 4, 2)];

describe('rings of a record of a shapefile', () => {
  it('stay as they came where outlines lie apart, holes in them and islands in holes', () => {
    for (const shape of [
      multi([outer], [square(20, 0, 5)]),
      multi([outer, hole], [island]),
      multi([outer], [square(10, 0, 5)]),
      { type: 'Polygon', coordinates: [outer, hole] } satisfies Polygon,
    ])
      expect(withRingsInOrder(shape)).toEqual({ shape, isReordered: false });
  });

  it('turned all the same way are outline, hole and island by where they lie', () => {
    expect(withRingsInOrder(multi([outer], [hole]))).toEqual({
      shape: { type: 'Polygon', coordinates: [outer, hole] },
      isReordered: true,
    });
    expect(withRingsInOrder(multi([island], [hole], [square(20, 0, 5)], [outer])).shape).toEqual(
      multi([island], [square(20, 0, 5)], [outer, hole]),
    );
  });

  it('turned the wrong way round, so that the hole was taken for the outline, change places', () => {
    const { shape } = withRingsInOrder({ type: 'Polygon', coordinates: [hole, outer] });
    expect(shape).toEqual({ type: 'Polygon', coordinates: [outer, hole] });
  });
});
