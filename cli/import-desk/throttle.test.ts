import { expect, test, vi } from 'vitest';
import { throttle } from './throttle.ts';

test('values come at most once in an interval, urgent ones at once, and the last one always', () => {
  vi.useFakeTimers({ now: 1000 });
  try {
    const seen: number[] = [];
    const told = throttle((value: number) => void seen.push(value), 200);
    told.push(1);
    told.push(2);
    told.push(3);
    expect(seen).toEqual([1]);
    told.push(4, true);
    expect(seen).toEqual([1, 4]);
    told.push(5);
    told.push(6);
    vi.advanceTimersByTime(200);
    expect(seen).toEqual([1, 4, 6]);
  } finally {
    vi.useRealTimers();
  }
});
