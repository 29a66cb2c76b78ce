/** A label's box in the picture: centre, half sizes, turned by an angle (radians); smaller rank wins. */
export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly angle: number;
  readonly rank: number;
  /** Stands whatever is taken; others give way where nearly half of them would lie on something. */
  readonly firm?: boolean;
}

const CELL = 64;
const GAP = 6;
const IN_PLACE: Aside = [0, 0];

/** A box that may be drawn, how far right and down it was moved, and the share of it that lies on what is taken. */
type Kept<B> = B & { readonly aside: Aside; readonly covering: number };
export type Aside = readonly [right: number, down: number];

/** Where a level name may stand to make way for what is taken: nearest first, below, above, to the right, to the left, then the corners. */
const LEVEL_ASIDES: readonly Aside[] = [0, 22, 36, 50, 64].flatMap((pixels) =>
  pixels === 0 ? [IN_PLACE] : [2, 6, 0, 4, 1, 3, 5, 7].map((turn) => asideAt(pixels, turn)),
);
/** How far a turned name may slide along its line, nearest first, pixels. */
const SLIDES = [0, 20, -20, 40, -40, 60, -60, 80, -80, 100, -100];
/** A name that is not firm covers at most this share of itself of what is taken. */
const MOST_COVERING = 0.4;

/**
 * Which boxes may be drawn so that none overlaps a more important one; at most `most`, in order of rank. A box that lies on
 * something taken is moved to the nearest free place, a level one to any side, a turned one along its line; without a free
 * place it stands where it covers least. None lies on what is closed.
 */
export function declutter<B extends LabelBox>(
  boxes: readonly B[],
  taken: readonly LabelBox[] = [],
  closed: readonly LabelBox[] = [],
  most = 200,
): Kept<B>[] {
  const [fixed, shut, own] = [createCells(), createCells(), createCells()];
  for (const box of taken) fixed.add(boundsOf(box, 0));
  for (const box of closed) shut.add(boundsOf(box, 0));
  const kept: Kept<B>[] = [];
  for (const box of [...boxes].sort((a, b) => a.rank - b.rank)) {
    if (kept.length >= most) break;
    if (own.collides(boundsOf(box, GAP))) continue;
    const best = leastCovering(box, { fixed, shut, own });
    if (!best || (best.covering > MOST_COVERING && !box.firm)) continue;
    own.add(boundsOf(best, GAP));
    kept.push(best);
  }
  return kept;
}

interface Places {
  readonly fixed: Cells;
  readonly shut: Cells;
  readonly own: Cells;
}

function leastCovering<B extends LabelBox>(
  box: B,
  { fixed, shut, own }: Places,
): Kept<B> | undefined {
  let best: Kept<B> | undefined;
  for (const aside of asidesOf(box)) {
    const moved = { ...box, x: box.x + aside[0], y: box.y + aside[1], aside };
    if (own.collides(boundsOf(moved, GAP)) || shut.collides(boundsOf(moved, GAP))) continue;
    const covering = fixed.share(boundsOf(moved, 0));
    if (!best || covering < best.covering) best = { ...moved, covering };
    if (covering === 0) break;
  }
  return best;
}

function asidesOf({ angle }: LabelBox): readonly Aside[] {
  if (angle === 0) return LEVEL_ASIDES;
  return SLIDES.map((pixels) => [Math.cos(angle) * pixels, Math.sin(angle) * pixels]);
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

type Cells = ReturnType<typeof createCells>;

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
    /** Share of a box that others cover, at most 1; what two of them cover counts twice. */
    share: (bounds: Bounds) => {
      const others = new Set(cellsOf(bounds).flatMap((cell) => cells.get(cell) ?? []));
      let covered = 0;
      for (const other of others) covered += commonArea(other, bounds);
      return Math.min(1, covered / commonArea(bounds, bounds));
    },
  };
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function commonArea(a: Bounds, b: Bounds): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return Math.max(width, 0) * Math.max(height, 0);
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
