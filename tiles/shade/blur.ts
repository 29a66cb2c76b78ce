import { type Raster, sizeOf } from './raster.ts';

const PASSES = 2;

/** How many texels away a texel still counts in a blur of a radius. */
export function blurReach(radius: number): number {
  return PASSES * radius;
}

/** Mean over a square window, twice: near enough to a Gaussian. Beyond the raster everything counts as 0. */
export function blurred({ window, texels }: Raster, radius: number): Uint8Array {
  const [width, height] = sizeOf(window);
  const across = new Uint8Array(texels.length);
  let from = texels;
  for (let pass = 0; pass < PASSES; pass++) {
    for (let y = 0; y < height; y++) slideAlong(from, across, y * width, width, radius);
    const up = new Uint8Array(texels.length);
    slideUp(across, up, width, height, radius);
    from = up;
  }
  return from;
}

/** Means along a row. */
function slideAlong(
  from: Uint8Array,
  to: Uint8Array,
  start: number,
  count: number,
  radius: number,
): void {
  const scale = 1 / (2 * radius + 1);
  let sum = 0;
  for (let i = 0; i < Math.min(radius, count); i++) sum += from[start + i] as number;
  for (let i = 0; i < count; i++) {
    if (i + radius < count) sum += from[start + i + radius] as number;
    if (i - radius - 1 >= 0) sum -= from[start + i - radius - 1] as number;
    to[start + i] = sum * scale;
  }
}

/** Means up all columns at once, a row at a time: memory is read in order. */
function slideUp(
  from: Uint8Array,
  to: Uint8Array,
  width: number,
  height: number,
  radius: number,
): void {
  const scale = 1 / (2 * radius + 1);
  const sums = new Uint32Array(width);
  const add = (row: number, sign: 1 | -1) => {
    if (row < 0 || row >= height) return;
    const start = row * width;
    for (let x = 0; x < width; x++)
      sums[x] = (sums[x] as number) + sign * (from[start + x] as number);
  };
  for (let row = 0; row < radius; row++) add(row, 1);
  for (let row = 0; row < height; row++) {
    add(row + radius, 1);
    add(row - radius - 1, -1);
    const start = row * width;
    for (let x = 0; x < width; x++) to[start + x] = (sums[x] as number) * scale;
  }
}
