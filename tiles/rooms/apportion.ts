/**
 * Shares `count` whole things out in proportion to weights (largest remainder), each share at least `least`
 * where the count allows it.
 */
export function apportion(count: number, weights: readonly number[], least = 0): number[] {
  const floor = count >= least * weights.length ? least : 0;
  const free = count - floor * weights.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const wanted = weights.map((weight) =>
    Math.max(0, (total > 0 ? (weight / total) * count : count / weights.length) - floor),
  );
  const scale =
    free /
    Math.max(
      wanted.reduce((sum, share) => sum + share, 0),
      1e-12,
    );
  const exact = wanted.map((share) => share * scale);
  const whole = exact.map((share) => Math.floor(share + 1e-9));
  let left = free - whole.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - (whole[index] as number) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    whole[index] = (whole[index] as number) + 1;
    left--;
  }
  return whole.map((share) => share + floor);
}

/** Cuts a list into `groups` runs of neighbours with sums as even as one pass gives; no run is empty. */
export function consecutiveGroups<T>(
  items: readonly T[],
  groups: number,
  weightOf: (item: T) => number,
): T[][] {
  const total = items.reduce((sum, item) => sum + weightOf(item), 0);
  const result: T[][] = [[]];
  let done = 0;
  items.forEach((item, index) => {
    const current = result[result.length - 1] as T[];
    const due = (total * result.length) / groups;
    const mustOpen = items.length - index <= groups - result.length;
    const full = result.length < groups && done + weightOf(item) / 2 > due;
    if (current.length > 0 && (mustOpen || full)) result.push([item]);
    else current.push(item);
    done += weightOf(item);
  });
  return result;
}
