/** What a table would lose: rows in use, and those of them that leave. */
interface LeavingRows {
  readonly before: number;
  readonly removed: number;
  /** Those of them that leave by age: older than all that came in their place. */
  readonly aged?: number;
}

/**
 * Whether so many of the rows in use leave a table (消失) that a person must confirm it, whatever comes in their place: the
 * file of one street instead of another's has as many rows as the right one. Rows that leave by age do not count.
 * `share` is `thresholds.dropShare` of the profile.
 */
export function mustConfirmLeaving(
  { before, removed, aged = 0 }: LeavingRows,
  share: number,
): boolean {
  return removed - aged > before * share;
}

/**
 * Rows that leave a table by age (按时效移出), where its exports hold a window of time that moves: those from before the
 * delivery's first moment, as far as others came in their place. A delivery of few rows so takes none away unasked.
 */
export function agedRows(fromBefore: number, added: number): number {
  return Math.min(fromBefore, added);
}
