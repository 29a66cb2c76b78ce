/** What a table would lose: rows in use, and those of them that leave. */
interface LeavingRows {
  readonly before: number;
  readonly removed: number;
}

/**
 * Whether so many of the rows in use leave a table (消失) that a person must confirm it, whatever comes in their place: the
 * file of one street instead of another's has as many rows as the right one. `share` is `thresholds.dropShare` of the profile.
 */
export function mustConfirmLeaving({ before, removed }: LeavingRows, share: number): boolean {
  return removed > before * share;
}
