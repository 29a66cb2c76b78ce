import { expect, test } from 'vitest';
import { type Preferences, readPreferences, writePreferences } from './preferences.ts';

const DEFAULTS: Preferences = { appearance: 'dark', scale: 1, quality: { choice: 'auto' } };

test('what was written is read again', () => {
  const storage = storageWith(null);
  const kept: Preferences = {
    appearance: 'light',
    scale: 1.5,
    quality: {
      choice: 'auto',
      measured: { frameMs: 38, width: 1865, height: 1007, renderer: 'GPU', day: '2026-11-27' },
    },
  };
  writePreferences(storage, kept);
  expect(readPreferences(storage, DEFAULTS)).toEqual(kept);
});

test.each([
  null,
  '',
  '{',
  'null',
  '7',
  '{"appearance":"neon","scale":9,"quality":{"choice":"best"}}',
])('nothing usable in %j gives the defaults', (text) => {
  expect(readPreferences(storageWith(text), DEFAULTS)).toEqual(DEFAULTS);
});

function storageWith(text: string | null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}
