/**
 * Lets only so many works run at a time, in the order they were given. Each begins in a turn of the event loop of its own, so that
 * whatever else the thread has to answer comes between.
 */
export function fewAtATime(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const goOn = () => {
    const next = waiting.shift();
    if (next) setImmediate(next);
    else running -= 1;
  };
  return async (work) => {
    if (running === most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    return work().finally(goOn);
  };
}
