import type { Ring } from './even-odd.ts';

/** Distance between scan lines, metres, and the most lines. */
const STEP_METRES = 0.25;
const MOST_LINES = 20_000;

/** Square metres covered by rings that may overlap, each convex or not; by scan lines, true to about a thousandth. */
export function coveredArea(rings: readonly Ring[]): number {
  const heights = rings.flatMap((ring) => ring.map(([, y]) => y));
  const lowest = heights.reduce((least, y) => Math.min(least, y), Infinity);
  const highest = heights.reduce((most, y) => Math.max(most, y), -Infinity);
  if (!(highest > lowest)) return 0;
  const lines = Math.min(MOST_LINES, Math.ceil((highest - lowest) / STEP_METRES));
  const step = (highest - lowest) / lines;
  const spans: [number, number][][] = Array.from({ length: lines }, () => []);
  for (const ring of rings) addSpans(spans, ring, lowest, step);
  return spans.reduce((sum, line) => sum + unionLength(line) * step, 0);
}

/** Puts what a ring covers of each scan line it meets to that line's spans. */
function addSpans(
  spans: readonly [number, number][][],
  ring: Ring,
  lowest: number,
  step: number,
): void {
  const crossings = new Map<number, number[]>();
  ring.forEach((from, at) => {
    const to = ring[(at + 1) % ring.length] ?? from;
    const [lower, upper] = from[1] <= to[1] ? [from, to] : [to, from];
    const first = Math.max(0, Math.ceil((lower[1] - lowest) / step - 0.5));
    for (let line = first; line < spans.length; line++) {
      const y = lowest + (line + 0.5) * step;
      if (y >= upper[1]) break;
      const x = lower[0] + ((y - lower[1]) / (upper[1] - lower[1])) * (upper[0] - lower[0]);
      const known = crossings.get(line);
      if (known) known.push(x);
      else crossings.set(line, [x]);
    }
  });
  for (const [line, xs] of crossings) {
    xs.sort((left, right) => left - right);
    for (let at = 0; at + 1 < xs.length; at += 2) {
      spans[line]?.push([xs[at] as number, xs[at + 1] as number]);
    }
  }
}

function unionLength(spans: [number, number][]): number {
  spans.sort((left, right) => left[0] - right[0]);
  let length = 0;
  let end = -Infinity;
  for (const [from, to] of spans) {
    if (to <= end) continue;
    length += to - Math.max(from, end);
    end = to;
  }
  return length;
}
