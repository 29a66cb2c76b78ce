/** A label's box in the picture: centre, half sizes, turned by an angle (radians); smaller rank wins. */
export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly angle: number;
  readonly rank: number;
}

const CELL = 64;
const GAP = 6;

/** Which boxes may be drawn so that none overlaps a more important one; at most `most`. In order of rank. */
export function declutter<B extends LabelBox>(boxes: readonly B[], most = 200): B[] {
  const taken = new Map<number, Bounds[]>();
  const kept: B[] = [];
  for (const box of [...boxes].sort((a, b) => a.rank - b.rank)) {
    if (kept.length >= most) break;
    const bounds = boundsOf(box);
    if (collides(taken, bounds)) continue;
    for (const cell of cellsOf(bounds)) {
      const others = taken.get(cell);
      if (others) others.push(bounds);
      else taken.set(cell, [bounds]);
    }
    kept.push(box);
  }
  return kept;
}

type Bounds = readonly [number, number, number, number];

function boundsOf({ x, y, halfWidth, halfHeight, angle }: LabelBox): Bounds {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const w = halfWidth * cos + halfHeight * sin + GAP;
  const h = halfWidth * sin + halfHeight * cos + GAP;
  return [x - w, y - h, x + w, y + h];
}

function collides(taken: ReadonlyMap<number, Bounds[]>, bounds: Bounds): boolean {
  return cellsOf(bounds).some((cell) => taken.get(cell)?.some((other) => overlap(other, bounds)));
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** More cells than any picture has side by side. */
const CELLS_ACROSS = 4096;

function cellsOf([left, top, right, bottom]: Bounds): number[] {
  const cells: number[] = [];
  for (let i = Math.floor(left / CELL); i <= Math.floor(right / CELL); i++) {
    for (let j = Math.floor(top / CELL); j <= Math.floor(bottom / CELL); j++)
      cells.push(j * CELLS_ACROSS + i);
  }
  return cells;
}
