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

/** A box that may be drawn, and how far down it was moved. */
type Kept<B> = B & { readonly aside: number };

/** A level name makes way for what is taken by so many times its own height, down or up, nearest first. */
const STEPS = [0, 1, -1, 1.5, -1.5, 2, -2, 2.5, -2.5, 3, -3, 3.5, -3.5];

/**
 * Which boxes may be drawn so that none overlaps a more important one or what is taken already; at most `most`, in order of
 * rank. A level box that lies on something taken is moved aside a little, a turned one is left out.
 */
export function declutter<B extends LabelBox>(
  boxes: readonly B[],
  taken: readonly LabelBox[] = [],
  most = 200,
): Kept<B>[] {
  const [fixed, own] = [createCells(), createCells()];
  for (const box of taken) fixed.add(boundsOf(box));
  const kept: Kept<B>[] = [];
  for (const box of [...boxes].sort((a, b) => a.rank - b.rank)) {
    if (kept.length >= most) break;
    if (own.collides(boundsOf(box))) continue;
    const free = (box.angle === 0 ? STEPS : [0])
      .map((step) => step * 2 * box.halfHeight)
      .map((aside): Kept<B> => ({ ...box, y: box.y + aside, aside }))
      .find((moved) => [fixed, own].every((cells) => !cells.collides(boundsOf(moved))));
    if (!free) continue;
    own.add(boundsOf(free));
    kept.push(free);
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

/** Boxes by the cells of the picture they touch. */
function createCells() {
  const cells = new Map<number, Bounds[]>();
  return {
    add: (bounds: Bounds) => {
      for (const cell of cellsOf(bounds)) {
        const others = cells.get(cell);
        if (others) others.push(bounds);
        else cells.set(cell, [bounds]);
      }
    },
    collides: (bounds: Bounds) =>
      cellsOf(bounds).some((cell) => cells.get(cell)?.some((other) => overlap(other, bounds))),
  };
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
