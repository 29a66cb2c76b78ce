/** Smooth chance over a plane, 0 to 1, the same for the same seed. */
export type Noise = (x: number, y: number) => number;

export function createNoise(seed: number): Noise {
  const at = (x: number, y: number): number => {
    let mixed = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(seed, 144269504);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 1274126177);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 0xffffffff;
  };
  return (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [shareX, shareY] = [smooth(x - left), smooth(y - top)];
    const upper = at(left, top) * (1 - shareX) + at(left + 1, top) * shareX;
    const lower = at(left, top + 1) * (1 - shareX) + at(left + 1, top + 1) * shareX;
    return upper * (1 - shareY) + lower * shareY;
  };
}

function smooth(share: number): number {
  return share * share * (3 - 2 * share);
}
