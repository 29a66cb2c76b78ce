import { expect, it } from 'vitest';
import { readWindowArguments, writeWindowArguments } from './channels.ts';

it.each([
  { mode: 'analyst', language: 'en', pictures: true },
  { mode: 'analyst', language: 'zh-CN', pictures: false },
] as const)('arguments of a window come back in its preload script: %o', (given) => {
  expect(
    readWindowArguments(['/electron', '--type=renderer', ...writeWindowArguments(given)]),
  ).toEqual(given);
});

it('starts as an analyst in Chinese when nothing is said', () => {
  expect(readWindowArguments([])).toEqual({ mode: 'analyst', language: 'zh-CN', pictures: false });
});
