const AHEAD_MILLISECONDS = 8 * 3_600_000;

/** A moment on the clock of 北京时间 whatever zone the machine is in, `YYYY-MM-DD HH:MM:SS`. */
export function beijingTime(moment = new Date()): string {
  const there = new Date(moment.getTime() + AHEAD_MILLISECONDS);
  return there.toISOString().slice(0, 19).replace('T', ' ');
}
