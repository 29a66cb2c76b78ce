import { expect, test } from 'vitest';
import { rowWindow } from './use-row-window.ts';

test('rows in view and a few more are drawn, the others are blank space', () => {
  const shown = rowWindow({ first: 30, last: 45 }, 35, 120);
  expect(shown.first).toBeLessThan(30);
  expect(shown.last).toBeGreaterThan(45);
  expect(shown.above + (shown.last - shown.first) + shown.below).toBe(120);
});

test('the focused row stays drawn while it is near, so that arrows find it', () => {
  const shown = rowWindow({ first: 30, last: 45 }, 60, 120);
  expect(shown.last).toBeGreaterThan(60);
});

test('the window ends at the building', () => {
  expect(rowWindow({ first: 0, last: 15 }, 0, 12)).toEqual({
    first: 0,
    last: 12,
    above: 0,
    below: 0,
  });
});
