import type { Trapezoid } from './trapezoids.ts';

/** Trapezoids side by side along x without a step that would break a corridor through them. */
export type Chain = readonly Trapezoid[];

/** A step in the outline larger than this, or than this share of the depth, ends a chain. */
const STEP_METRES = 1;
const STEP_SHARE = 0.12;
/** A strip narrower than this whose outline changes by more than a step is a slanted end wall, not a wing. */
const END_WALL_METRES = 0.6;

/** Groups trapezoids (strip by strip) into chains that are monotone along x. */
export function linkChains(strips: readonly (readonly Trapezoid[])[]): Chain[] {
  const chains: Trapezoid[][] = [];
  let open = new Map<Trapezoid, Trapezoid[]>();
  strips.forEach((strip, index) => {
    const before = strips[index - 1] ?? [];
    const next = new Map<Trapezoid, Trapezoid[]>();
    for (const piece of strip) {
      const previous = onlyNeighbour(piece, before, strip);
      const chain = previous && continues(previous, piece) ? open.get(previous) : undefined;
      next.set(piece, chain ?? startChain(chains));
      next.get(piece)?.push(piece);
    }
    open = next;
  });
  return chains;
}

function startChain(chains: Trapezoid[][]): Trapezoid[] {
  const chain: Trapezoid[] = [];
  chains.push(chain);
  return chain;
}

function onlyNeighbour(
  piece: Trapezoid,
  before: readonly Trapezoid[],
  strip: readonly Trapezoid[],
): Trapezoid | undefined {
  const left = before.filter((other) => shareBorder(other, piece));
  const [previous] = left;
  if (left.length !== 1 || !previous) return undefined;
  return strip.filter((other) => shareBorder(previous, other)).length === 1 ? previous : undefined;
}

function shareBorder(left: Trapezoid, right: Trapezoid): boolean {
  const overlap = Math.min(left.upper1, right.upper0) - Math.max(left.lower1, right.lower0);
  return left.x1 === right.x0 && overlap > 1e-6;
}

function continues(left: Trapezoid, right: Trapezoid): boolean {
  const [leftDepth, rightDepth] = [left.upper1 - left.lower1, right.upper0 - right.lower0];
  const allowed = Math.min(STEP_METRES, STEP_SHARE * Math.min(leftDepth, rightDepth));
  const stepped =
    Math.abs(left.upper1 - right.upper0) > allowed ||
    Math.abs(left.lower1 - right.lower0) > allowed;
  if (stepped) return false;
  if (isEndWall(left)) return left.upper1 - left.lower1 > left.upper0 - left.lower0;
  return !isEndWall(right) || right.upper0 - right.lower0 > right.upper1 - right.lower1;
}

function isEndWall({ x0, x1, lower0, lower1, upper0, upper1 }: Trapezoid): boolean {
  const change = Math.max(Math.abs(upper1 - upper0), Math.abs(lower1 - lower0));
  return x1 - x0 < END_WALL_METRES && change > STEP_METRES;
}
