const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Places of moments from the earliest to the latest, equal ones in their own order; NO_TIME comes first. Two counting
 * passes: comparing a million of them takes SQLite's and the engine's sorts ten times as long.
 */
export function timeOrder(seconds: Int32Array): Uint32Array {
  const order = Uint32Array.from(seconds.keys());
  return byDigit(byDigit(order, seconds, 0), seconds, DIGIT_BITS);
}

function byDigit(order: Uint32Array, seconds: Int32Array, shift: number): Uint32Array {
  const digit = (at: number): number => ((seconds[at]! ^ 0x8000_0000) >>> shift) & (DIGITS - 1);
  const next = new Uint32Array(DIGITS + 1);
  for (const at of order) next[digit(at) + 1]! += 1;
  for (let each = 1; each <= DIGITS; each++) next[each]! += next[each - 1]!;
  const sorted = new Uint32Array(order.length);
  for (const at of order) sorted[next[digit(at)]!++] = at;
  return sorted;
}

/** Sorts places into groups without changing their order in a group: those of group `g` from `starts[g]` to `starts[g + 1]`. */
export function grouped(
  order: Uint32Array,
  groups: number,
  groupOf: (at: number) => number,
): { readonly order: Uint32Array; readonly starts: Uint32Array } {
  const starts = new Uint32Array(groups + 1);
  for (const at of order) starts[groupOf(at) + 1]! += 1;
  for (let group = 1; group <= groups; group++) starts[group]! += starts[group - 1]!;
  const next = starts.slice();
  const sorted = new Uint32Array(order.length);
  for (const at of order) sorted[next[groupOf(at)]!++] = at;
  return { order: sorted, starts };
}

/** First place of a run of an order, ascending in time, that is not before a moment. */
export function firstFrom(
  seconds: Int32Array,
  order: Uint32Array,
  [start, end]: readonly [number, number],
  moment: number,
): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (seconds[order[middle]!]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
