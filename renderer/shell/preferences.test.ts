import { expect, test } from 'vitest';
import { type Preferences, readPreferences, writePreferences } from './preferences.ts';

const DEFAULTS: Preferences = { appearance: 'dark', scale: 1 };

test('what was written is read again', () => {
  const storage = storageWith(null);
  writePreferences(storage, { appearance: 'light', scale: 1.5 });
  expect(readPreferences(storage, DEFAULTS)).toEqual({
    appearance: 'light',
    scale: 1.5,
  });
});

test.each([null, '', '{', 'null', '7', '{"appearance":"neon","scale":9}'])(
  'nothing usable in %j gives the defaults',
  (text) => {
    expect(readPreferences(storageWith(text), DEFAULTS)).toEqual(DEFAULTS);
  },
);

function storageWith(text: string | null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}
