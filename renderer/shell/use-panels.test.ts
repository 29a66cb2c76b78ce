import { expect, test } from 'vitest';
import { fitPanels } from './use-panels.ts';

const BOTH = { left: true, right: true };

test('1366 pixels hold both panels; at 175 % only one, the record while something is selected', () => {
  expect(fitPanels(1366, BOTH, true)).toEqual({ compact: false, left: true, right: true });
  expect(fitPanels(1366 / 1.75, BOTH, false)).toEqual({ compact: true, left: true, right: false });
  expect(fitPanels(1366 / 1.75, BOTH, true)).toEqual({ compact: true, left: false, right: true });
});

test('a panel that was closed stays closed', () => {
  expect(fitPanels(700, { left: false, right: true }, false)).toMatchObject({
    left: false,
    right: true,
  });
});
