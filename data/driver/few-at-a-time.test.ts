import { expect, test } from 'vitest';
import { fewAtATime } from './few-at-a-time.ts';

test('no more than so many run at a time, all of them in order, also after one that failed', async () => {
  const few = fewAtATime(2);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const work = (number: number) => async () => {
    begun.push(number);
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    if (number === 1) throw new Error('one');
    return number;
  };
  const ended = await Promise.allSettled([0, 1, 2, 3, 4].map((number) => few(work(number))));
  expect(ended.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
});
