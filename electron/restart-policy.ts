const DELAYS_MS = [1_000, 2_000, 4_000, 8_000] as const;
const WINDOW_MS = 60_000;

/** What to do about a data host that ended: start another after a while, or give up. */
export type RestartDecision = { readonly delayMs: number } | 'give-up';

/**
 * Waits longer each time it happens again within a minute; the fifth time it gives up.
 * @param endedAtMs when it ended, this time last
 */
export function decideRestart(endedAtMs: readonly number[]): RestartDecision {
  const last = endedAtMs.at(-1) ?? 0;
  const recent = endedAtMs.filter((time) => last - time < WINDOW_MS).length;
  const delayMs = DELAYS_MS[recent - 1];
  return delayMs === undefined ? 'give-up' : { delayMs };
}
