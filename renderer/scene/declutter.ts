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
const IN_PLACE: Aside = [0, 0];

/** A box that may be drawn, and how far right and down it was moved. */
type Kept<B> = B & { readonly aside: Aside };
export type Aside = readonly [right: number, down: number];

/** Where a level name may stand to make way for what is taken: nearest first, below, above, to the right, to the left, then the corners. */
const ASIDES: readonly Aside[] = [0, 22, 36, 50, 64].flatMap((pixels) =>
  pixels === 0 ? [IN_PLACE] : [2, 6, 0, 4, 1, 3, 5, 7].map((turn) => asideAt(pixels, turn)),
);

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
  for (const box of taken) fixed.add(boundsOf(box, 0));
  const kept: Kept<B>[] = [];
  for (const box of [...boxes].sort((a, b) => a.rank - b.rank)) {
    if (kept.length >= most) break;
    if (own.collides(boundsOf(box, GAP))) continue;
    const free = (box.angle === 0 ? ASIDES : [IN_PLACE])
      .map((aside): Kept<B> => ({ ...box, x: box.x + aside[0], y: box.y + aside[1], aside }))
      .find((moved) => !fixed.collides(boundsOf(moved, 0)) && !own.collides(boundsOf(moved, GAP)));
    if (!free) continue;
    own.add(boundsOf(free, GAP));
    kept.push(free);
  }
  return kept;
}

/** So many pixels away; a turn is an eighth of the circle, clockwise from the right. */
function asideAt(pixels: number, turn: number): Aside {
  const angle = (turn * Math.PI) / 4;
  return [Math.cos(angle) * pixels, Math.sin(angle) * pixels];
}

type Bounds = readonly [number, number, number, number];

/** The upright box round a box, with a gap. */
function boundsOf({ x, y, halfWidth, halfHeight, angle }: LabelBox, gap: number): Bounds {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const w = halfWidth * cos + halfHeight * sin + gap;
  const h = halfWidth * sin + halfHeight * cos + gap;
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
