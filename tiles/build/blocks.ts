import type { Point } from '../geometry/polygon.ts';

/** Side of a block: one far content each. */
const BLOCK_METRES = 1000;
/** Side of a cell: one detailed content each. Divides the block. */
const CELL_METRES = 250;

/** Square of a fixed grid a point lies in, as a key part; a building changes it only by moving. */
export function blockOf(point: Point): string {
  return gridKey(point, BLOCK_METRES);
}

export function cellOf(point: Point): string {
  return gridKey(point, CELL_METRES);
}

function gridKey([x, y]: Point, side: number): string {
  return `${Math.floor(x / side)}_${Math.floor(y / side)}`;
}

/** Items by key, keys in a fixed order so that the same rows give the same bytes. */
export function groupSorted<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
