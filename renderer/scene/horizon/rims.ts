import type { Bodies } from './bodies.ts';
import { BINS, type Horizon } from './horizon.ts';
import { NEAR_METRES, type Places } from './places.ts';

/** Outlines are drawn up to 0.15 m off (tiles/geometry/repair-footprint.ts): so much less of a body hides others. */
const SLACK_METRES = 0.35;

/** Edges of an outline seen one after another without a break: behind them the body hides things. */
export interface Rim {
  readonly body: number;
  /** Corner of the outline the first edge begins at, and how many edges there are. */
  readonly first: number;
  readonly edges: number;
  /** Height of the top over the eye, metres. */
  readonly over: number;
  /** What is farther off than this ahead lies behind the whole of it, metres. */
  readonly beyond: number;
}

/**
 * Of a top over the eye the sides towards it; of one below the eye the sides away from it, since the roof hides too. An
 * edge that runs past the eye is a rim of its own, so that only ends of rims are cut off.
 */
export function addRims(
  rims: Rim[],
  { tops, starts }: Bodies,
  body: number,
  { ahead, aside }: Places,
  eyeMetres: number,
): void {
  const over = (tops[body] as number) - SLACK_METRES - eyeMetres;
  const from = starts[body] as number;
  const count = (starts[body + 1] as number) - from;
  const next = (corner: number) => (corner + 1 === from + count ? from : corner + 1);
  const isSeen = (a: number) => {
    const b = next(a);
    const turn =
      (ahead[a] as number) * (aside[b] as number) - (ahead[b] as number) * (aside[a] as number);
    const faces = over > 0 ? turn > 0 : turn < 0;
    return faces && ((ahead[a] as number) > NEAR_METRES || (ahead[b] as number) > NEAR_METRES);
  };
  let begin = from;
  while (begin < from + count && isSeen(begin)) begin += 1;
  let [first, edges, beyond] = [0, 0, 0];
  const end = () => {
    if (edges > 0) rims.push({ body, first, edges, over, beyond });
    edges = 0;
  };
  for (let step = 0, a = begin; step <= count; step++, a = next(a)) {
    if (step === count || !isSeen(a)) {
      end();
      continue;
    }
    const [near, far] = [ahead[a] as number, ahead[next(a)] as number];
    if (near <= NEAR_METRES) end();
    if (edges === 0) [first, beyond] = [a, 0];
    edges += 1;
    beyond = Math.max(beyond, near, far);
    if (far <= NEAR_METRES) end();
  }
}

/** Covers what lies behind a rim; `rises` is room to work in. */
export function coverBehind(
  horizon: Horizon,
  { starts }: Bodies,
  { ahead, aside }: Places,
  { body, first, edges, over, beyond }: Rim,
  rises: Float32Array,
): void {
  const [begin, end] = [starts[body] as number, starts[body + 1] as number];
  const towards = over > 0;
  let [from, to] = [Infinity, -Infinity];
  let [low, high] = [BINS, -1];
  for (let edge = 0, c = first; edge < edges; edge++) {
    const next = c + 1 === end ? begin : c + 1;
    const [left, right] = towards ? [c, next] : [next, c];
    c = next;
    const a = placeBefore(ahead, aside, left, right);
    const b = placeBefore(ahead, aside, right, left);
    const [acrossA, acrossB] = [a.aside / a.ahead, b.aside / b.ahead];
    const [nearA, nearB] = [1 / a.ahead, 1 / b.ahead];
    from = Math.min(from, acrossA + SLACK_METRES * nearA);
    to = Math.max(to, acrossB - SLACK_METRES * nearB);
    const slope = acrossB > acrossA ? (nearB - nearA) / (acrossB - acrossA) : 0;
    const stop = Math.min(Math.ceil(horizon.placeOf(acrossB)), BINS);
    for (let bin = Math.max(Math.floor(horizon.placeOf(acrossA)), 0); bin < stop; bin++) {
      const one = nearA + (Math.max(horizon.acrossAt(bin), acrossA) - acrossA) * slope;
      const other = nearA + (Math.min(horizon.acrossAt(bin + 1), acrossB) - acrossA) * slope;
      const rise = towards
        ? riseOver(over, Math.min(one, other))
        : riseUnder(over, Math.max(one, other));
      const isFirst = bin < low || bin > high;
      rises[bin] = isFirst ? rise : Math.min(rises[bin] as number, rise);
      low = Math.min(low, bin);
      high = Math.max(high, bin);
    }
  }
  horizon.cover(from, to, rises, beyond + SLACK_METRES);
}

/** A corner of an edge, or where the edge comes before the eye. */
function placeBefore(ahead: Float64Array, aside: Float64Array, corner: number, other: number) {
  const [own, side] = [ahead[corner] as number, aside[corner] as number];
  if (own > NEAR_METRES) return { ahead: own, aside: side };
  const share = (NEAR_METRES - own) / ((ahead[other] as number) - own);
  return { ahead: NEAR_METRES, aside: side + ((aside[other] as number) - side) * share };
}

/** The rise of a top over the eye, at a nearness (1 / metres ahead), were it a little farther off. */
function riseOver(over: number, near: number): number {
  return (over * near) / (1 + SLACK_METRES * near);
}

/** The rise of a top below the eye, were it a little nearer. */
function riseUnder(over: number, near: number): number {
  return (over * near) / Math.max(1 - SLACK_METRES * near, 0.1);
}
