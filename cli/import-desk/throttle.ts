/** Passes values on at most once in `intervalMs`, urgent ones at once; the last one always arrives, unless stopped before. */
export function throttle<T>(
  send: (value: T) => void,
  intervalMs: number,
): { readonly push: (value: T, isUrgent?: boolean) => void; readonly stop: () => void } {
  let sentAtMs = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let waiting: T | undefined;
  const flush = () => {
    timer = undefined;
    sentAtMs = performance.now();
    const value = waiting as T;
    waiting = undefined;
    send(value);
  };
  return {
    push(value, isUrgent = false) {
      waiting = value;
      const wait = isUrgent ? 0 : sentAtMs + intervalMs - performance.now();
      if (timer) {
        if (wait > 0) return;
        clearTimeout(timer);
      }
      if (wait <= 0) flush();
      else timer = setTimeout(flush, wait);
    },
    stop: () => clearTimeout(timer),
  };
}
