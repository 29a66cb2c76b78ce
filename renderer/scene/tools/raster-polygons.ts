import { insideRing } from '../../../contract/inside-ring.ts';
import type { Ring } from './even-odd.ts';
import { planArea } from './measure.ts';

type Corner = readonly [column: number, row: number];

/**
 * The cells of one kind in a square raster as polygons with holes, in cells from its first corner. Their area is that of
 * the cells; cells that touch at a corner alone are apart. Outlines run counter-clockwise, holes clockwise.
 */
export function rasterPolygons(cells: Uint8Array, side: number, kind: number): Ring[][] {
  const rings = closedRings(boundary(cells, side, kind), side).map(withoutStraightCorners);
  const outlines = rings.filter((ring) => turning(ring) > 0).map((ring) => [ring]);
  const bySize = [...outlines].sort((a, b) => planArea(a[0] as Ring) - planArea(b[0] as Ring));
  for (const hole of rings.filter((ring) => turning(ring) < 0)) {
    const beside = cellBeside(hole);
    bySize.find(([outline]) => insideRing(beside, outline as Ring))?.push(hole);
  }
  return outlines;
}

/** Sides between a cell of the kind and another, the cell on their left: from corner number to corner numbers. */
function boundary(cells: Uint8Array, side: number, kind: number): Map<number, number[]> {
  const sides = new Map<number, number[]>();
  const is = (column: number, row: number) =>
    column >= 0 && row >= 0 && column < side && row < side && cells[row * side + column] === kind;
  const add = (from: Corner, to: Corner) => {
    const key = numberOf(from, side);
    sides.set(key, [...(sides.get(key) ?? []), numberOf(to, side)]);
  };
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      if (!is(column, row)) continue;
      if (!is(column, row - 1)) add([column, row], [column + 1, row]);
      if (!is(column + 1, row)) add([column + 1, row], [column + 1, row + 1]);
      if (!is(column, row + 1)) add([column + 1, row + 1], [column, row + 1]);
      if (!is(column - 1, row)) add([column, row + 1], [column, row]);
    }
  }
  return sides;
}

function numberOf([column, row]: Corner, side: number): number {
  return row * (side + 1) + column;
}

/** Follows the sides round; a corner passed twice ends a ring of its own there. */
function closedRings(sides: Map<number, number[]>, side: number): Ring[] {
  const rings: Ring[] = [];
  for (const start of sides.keys()) {
    const path: number[] = [];
    const placeOf = new Map<number, number>();
    let corner: number | undefined = start;
    while (corner !== undefined) {
      const seen = placeOf.get(corner);
      if (seen !== undefined) {
        const ring = path.splice(seen);
        for (const passed of ring) placeOf.delete(passed);
        rings.push(
          ring.map((each): [number, number] => [each % (side + 1), Math.floor(each / (side + 1))]),
        );
      }
      placeOf.set(corner, path.length);
      path.push(corner);
      corner = sides.get(corner)?.pop();
    }
  }
  return rings;
}

function withoutStraightCorners(ring: Ring): Ring {
  return ring.filter(([x, y], at) => {
    const [fromX, fromY] = ring[(at + ring.length - 1) % ring.length] as [number, number];
    const [toX, toY] = ring[(at + 1) % ring.length] as [number, number];
    return (x - fromX) * (toY - y) !== (y - fromY) * (toX - x);
  });
}

/** Twice the signed area: positive counter-clockwise. */
function turning(ring: Ring): number {
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] as [number, number];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** The middle of the cell left of a ring's first side. */
function cellBeside(ring: Ring): [number, number] {
  const [[x, y], [nextX, nextY]] = ring as [[number, number], [number, number]];
  const [stepX, stepY] = [Math.sign(nextX - x), Math.sign(nextY - y)];
  return [x + (stepX - stepY) / 2, y + (stepY + stepX) / 2];
}
