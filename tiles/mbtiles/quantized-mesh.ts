import type { HeightTile } from './height-tile.ts';

/** Samples a side that a mesh is laid out on. */
const SIZE = 65;
const HEADER_BYTES = 88;
/** Coordinates run from 0 to this across a tile, and heights from its lowest to its highest. */
const STEPS = 32_767;
/** Centres of tiles are earth-centred metres: none is farther out than this. */
const EARTH_RADIUS_METRES = 6.5e6;
const SHORT_INDICES_UP_TO = 65_536;

/** Whether bytes begin with the header of a quantized-mesh-1.0 tile. */
export function isQuantizedMesh(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES + 4) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = Math.hypot(...[0, 8, 16].map((at) => view.getFloat64(at, true)));
  const [low, high] = [view.getFloat32(24, true), view.getFloat32(28, true)];
  const possible = low >= -12_000 && high <= 9_000 && low <= high;
  return (
    possible && out > 0 && out < EARTH_RADIUS_METRES && view.getUint32(HEADER_BYTES, true) >= 3
  );
}

/** Heights of a quantized mesh, its triangles laid out on a raster; undefined where the bytes end early. */
export function quantizedHeights(bytes: Uint8Array): HeightTile | undefined {
  if (!isQuantizedMesh(bytes)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(HEADER_BYTES, true);
  const columns = HEADER_BYTES + 4;
  if (bytes.length < columns + count * 6 + 4) return undefined;
  const [u, v, h] = [0, 1, 2].map((part) => zigZagDeltas(view, columns + part * count * 2, count));
  const indices = triangleCorners(view, columns + count * 6, count);
  if (!u || !v || !h || !indices) return undefined;
  const [low, high] = [view.getFloat32(24, true), view.getFloat32(28, true)];
  const metres = new Float32Array(SIZE * SIZE).fill(low);
  const corner = (index: number): Corner => [
    ((u[index] as number) / STEPS) * (SIZE - 1),
    (1 - (v[index] as number) / STEPS) * (SIZE - 1),
    low + ((h[index] as number) / STEPS) * (high - low),
  ];
  for (let at = 0; at + 2 < indices.length; at += 3)
    layOut(
      metres,
      corner(indices[at] as number),
      corner(indices[at + 1] as number),
      corner(indices[at + 2] as number),
    );
  return { size: SIZE, metres };
}

type Corner = readonly [column: number, row: number, metres: number];

function zigZagDeltas(view: DataView, start: number, count: number): Uint16Array {
  const values = new Uint16Array(count);
  let value = 0;
  for (let i = 0; i < count; i++) {
    const coded = view.getUint16(start + i * 2, true);
    value += (coded >> 1) ^ -(coded & 1);
    values[i] = value;
  }
  return values;
}

/** Indices are coded from the highest one met so far; wide ones begin on a multiple of four bytes. */
function triangleCorners(view: DataView, start: number, vertices: number): Uint32Array | undefined {
  const wide = vertices > SHORT_INDICES_UP_TO;
  let at = wide ? Math.ceil(start / 4) * 4 : start;
  const count = view.getUint32(at, true) * 3;
  at += 4;
  if (at + count * (wide ? 4 : 2) > view.byteLength) return undefined;
  const corners = new Uint32Array(count);
  let highest = 0;
  for (let i = 0; i < count; i++) {
    const code = wide ? view.getUint32(at + i * 4, true) : view.getUint16(at + i * 2, true);
    corners[i] = highest - code;
    if (code === 0) highest += 1;
    if ((corners[i] as number) >= vertices) return undefined;
  }
  return corners;
}

/** Writes the samples a triangle covers. */
function layOut(metres: Float32Array, a: Corner, b: Corner, c: Corner): void {
  const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
  if (area === 0) return;
  const [top, bottom] = spanOf(a[1], b[1], c[1]);
  const [left, right] = spanOf(a[0], b[0], c[0]);
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const toB = ((column - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (row - a[1])) / area;
      const toC = ((b[0] - a[0]) * (row - a[1]) - (column - a[0]) * (b[1] - a[1])) / area;
      if (toB < -EDGE || toC < -EDGE || toB + toC > 1 + EDGE) continue;
      metres[row * SIZE + column] = a[2] + toB * (b[2] - a[2]) + toC * (c[2] - a[2]);
    }
  }
}

const EDGE = 1e-6;

function spanOf(...values: readonly [number, number, number]): [number, number] {
  return [
    Math.max(0, Math.ceil(Math.min(...values) - EDGE)),
    Math.min(SIZE - 1, Math.floor(Math.max(...values) + EDGE)),
  ];
}
