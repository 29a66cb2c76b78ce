import { expect, test } from 'vitest';
import { mustConfirmLeaving } from './leaving-rows.ts';

test('rows that leave are counted against those in use, whatever comes in their place', () => {
  expect(mustConfirmLeaving({ before: 100, removed: 6 }, 0.05)).toBe(true);
  expect(mustConfirmLeaving({ before: 100, removed: 5 }, 0.05)).toBe(false);
  expect(mustConfirmLeaving({ before: 0, removed: 0 }, 0)).toBe(false);
});
