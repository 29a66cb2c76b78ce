/** A value and how often it occurs; ascending. */
interface Bin {
  readonly value: number;
  readonly weight: number;
}

/** Above this many different values they are put into as many even bins first: classes lie within half a bin of the best. */
const MOST_BINS = 512;

/**
 * Bounds of at most `count` classes with the least spread within each (Fisher–Jenks over a histogram: exact for up to
 * 512 different values). `sorted` is ascending; a class begins with its bound.
 */
export function naturalBreaks(sorted: Float32Array, count: number): number[] {
  const bins = binsOf(sorted);
  if (bins.length <= count) return bins.slice(1).map(({ value }) => value);
  return backtrack(bestStarts(bins, count), bins);
}

function binsOf(sorted: Float32Array): Bin[] {
  const exact = distinct(sorted);
  if (exact) return exact;
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const bins = Array.from({ length: MOST_BINS }, () => ({ sum: 0, weight: 0 }));
  for (const value of sorted) {
    const at = Math.min(Math.floor(((value - low) / (high - low)) * MOST_BINS), MOST_BINS - 1);
    const bin = bins[at] as { sum: number; weight: number };
    bin.sum += value;
    bin.weight++;
  }
  return bins.flatMap(({ sum, weight }) => (weight ? [{ value: sum / weight, weight }] : []));
}

function distinct(sorted: Float32Array): Bin[] | undefined {
  const bins: { value: number; weight: number }[] = [];
  for (const value of sorted) {
    const last = bins.at(-1);
    if (last?.value === value) last.weight++;
    else if (bins.push({ value, weight: 1 }) > MOST_BINS) return undefined;
  }
  return bins;
}

/** For each number of classes and each bin, the bin its last class starts at when all bins up to it are divided best. */
function bestStarts(bins: readonly Bin[], count: number): Uint16Array[] {
  const spread = spreadOf(bins);
  const starts: Uint16Array[] = [new Uint16Array(bins.length)];
  let least = Float64Array.from(bins, (_, end) => spread(0, end));
  for (let classes = 2; classes <= count; classes++) {
    const start = new Uint16Array(bins.length);
    const next = new Float64Array(bins.length).fill(Number.POSITIVE_INFINITY);
    for (let end = classes - 1; end < bins.length; end++) {
      for (let from = classes - 1; from <= end; from++) {
        const total = (least[from - 1] as number) + spread(from, end);
        if (total >= (next[end] as number)) continue;
        next[end] = total;
        start[end] = from;
      }
    }
    starts.push(start);
    least = next;
  }
  return starts;
}

/** Weighted squared deviation of the bins from one to another, both included, from running sums. */
function spreadOf(bins: readonly Bin[]): (from: number, to: number) => number {
  const weights = new Float64Array(bins.length + 1);
  const sums = new Float64Array(bins.length + 1);
  const squares = new Float64Array(bins.length + 1);
  const shift = bins[0]?.value ?? 0;
  bins.forEach(({ value, weight }, at) => {
    const moved = value - shift;
    weights[at + 1] = (weights[at] as number) + weight;
    sums[at + 1] = (sums[at] as number) + moved * weight;
    squares[at + 1] = (squares[at] as number) + moved * moved * weight;
  });
  const between = (totals: Float64Array, from: number, to: number) =>
    (totals[to + 1] as number) - (totals[from] as number);
  return (from, to) => {
    const sum = between(sums, from, to);
    return between(squares, from, to) - (sum * sum) / between(weights, from, to);
  };
}

function backtrack(starts: readonly Uint16Array[], bins: readonly Bin[]): number[] {
  const bounds: number[] = [];
  let end = bins.length - 1;
  for (const start of [...starts].slice(1).reverse()) {
    const from = start[end] as number;
    bounds.unshift((bins[from] as Bin).value);
    end = from - 1;
  }
  return bounds;
}
