import { expect, it } from 'vitest';
import { decideRestart } from './restart-policy.ts';

it.each([
  { title: 'soon the first time', endedAtMs: [5_000], expected: { delayMs: 1_000 } },
  { title: 'later the second time', endedAtMs: [5_000, 6_000], expected: { delayMs: 2_000 } },
  {
    title: 'forgets what was over a minute ago',
    endedAtMs: [0, 1, 2, 3, 70_000],
    expected: { delayMs: 1_000 },
  },
  { title: 'gives up the fifth time in a minute', endedAtMs: [1, 2, 3, 4, 5], expected: 'give-up' },
])('$title', ({ endedAtMs, expected }) => {
  expect(decideRestart(endedAtMs)).toEqual(expected);
});
