/** Middle, 95th percentile and largest of some milliseconds. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly largest: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { median: at(0.5), p95: at(0.95), largest: at(1) };
}

/** `1.2 / 3.4 / 5.6`. */
export function spreadText({ median, p95, largest }: Spread): string {
  return [median, p95, largest].map((value) => value.toFixed(1)).join(' / ');
}
