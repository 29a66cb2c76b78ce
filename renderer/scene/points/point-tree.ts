import type { LayerPoints } from '../../../contract/queries/points.ts';

/** Levels below the root: cells of 16 m where the root is 16,384 m wide. */
export const TREE_LEVELS = 10;
export const ROOT_METRES = 16_384;

/** Points of a layer in the order of a quadtree round the middle of the district. */
export interface PointTree {
  readonly points: LayerPoints;
  /** Place of each point in `points`, along the curve. */
  readonly order: Uint32Array;
  /** Cell of the finest level of each, ascending: two bits a level. */
  readonly keys: Uint32Array;
  /** How many shown points lie before each, and sums of their east, north and height: a cell is two look-ups. */
  readonly shown: Uint32Array;
  readonly sums: Float64Array;
}

/** Sorts points along the curve; all of them are shown. */
export function buildTree(points: LayerPoints): PointTree {
  const count = points.rows.length;
  const keyOf = Uint32Array.from({ length: count }, (_, at) =>
    cellKey(points.positions[at * 2] as number, points.positions[at * 2 + 1] as number),
  );
  const order = sortedByKey(keyOf);
  const tree = {
    points,
    order,
    keys: Uint32Array.from(order, (at) => keyOf[at] as number),
    shown: new Uint32Array(count + 1),
    sums: new Float64Array((count + 1) * 3),
  };
  showWhere(tree, () => true);
  return tree;
}

/** Chooses which points are shown; `wanted` takes the point's place in the layer. */
export function showWhere(
  { points, order, shown, sums }: PointTree,
  wanted: (at: number) => boolean,
): void {
  const { positions, heights } = points;
  for (let i = 0; i < order.length; i++) {
    const at = order[i] as number;
    const on = wanted(at);
    shown[i + 1] = (shown[i] as number) + (on ? 1 : 0);
    const to = (i + 1) * 3;
    sums[to] = (sums[to - 3] as number) + (on ? (positions[at * 2] as number) : 0);
    sums[to + 1] = (sums[to - 2] as number) + (on ? (positions[at * 2 + 1] as number) : 0);
    sums[to + 2] = (sums[to - 1] as number) + (on ? (heights[at] as number) : 0);
  }
}

/** How many points a range of the curve shows. */
export function shownIn({ shown }: PointTree, from: number, to: number): number {
  return (shown[to] as number) - (shown[from] as number);
}

/** Middle of the shown points of a range: east, north, height. */
export function middleOf(tree: PointTree, from: number, to: number): [number, number, number] {
  const count = Math.max(shownIn(tree, from, to), 1);
  const mean = (axis: number) =>
    ((tree.sums[to * 3 + axis] as number) - (tree.sums[from * 3 + axis] as number)) / count;
  return [mean(0), mean(1), mean(2)];
}

/** First place on the curve whose key is at least `key`, between two places. */
export function placeOfKey(keys: Uint32Array, key: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cellKey(east: number, north: number): number {
  const cells = 1 << TREE_LEVELS;
  const clamp = (metres: number) =>
    Math.min(Math.max(Math.floor((metres / ROOT_METRES + 0.5) * cells), 0), cells - 1);
  return spread(clamp(east)) | (spread(clamp(north)) << 1);
}

/** Puts a zero between the bits of a number below 2¹⁶. */
function spread(value: number): number {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** Places in ascending order of key: two passes of a counting sort. */
function sortedByKey(keys: Uint32Array): Uint32Array {
  const half = 1 << TREE_LEVELS;
  let order = Uint32Array.from(keys.keys());
  for (const shift of [0, TREE_LEVELS]) {
    const starts = new Uint32Array(half + 1);
    for (const key of keys) starts[((key >>> shift) & (half - 1)) + 1]!++;
    for (let i = 1; i <= half; i++) starts[i]! += starts[i - 1] as number;
    const next = new Uint32Array(keys.length);
    for (const at of order) next[starts[((keys[at] as number) >>> shift) & (half - 1)]!++] = at;
    order = next;
  }
  return order;
}
