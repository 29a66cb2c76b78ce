import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeySet } from './key-set.ts';

it('tells the line of the first row with a key, whatever the number of keys', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 })), fc.nat(20_000), (texts, more) => {
      const set = new KeySet();
      const first = new Map<string, number>();
      const keys = [...texts, ...Array.from({ length: more }, (_, at) => `键${at}`), ...texts];
      for (const [at, key] of keys.entries()) {
        expect(set.add(key, at + 1)).toBe(first.get(key));
        if (!first.has(key)) first.set(key, at + 1);
      }
      for (const key of texts) expect(set.has(key)).toBe(true);
      expect(set.has('没有')).toBe(false);
    }),
    { numRuns: 8 },
  );
});

it('begins anew when it is cleared', () => {
  const set = new KeySet();
  for (let at = 1; at <= 10_000; at += 1) set.add(`键${at}`, at);
  set.clear();
  expect(set.has('键7')).toBe(false);
  expect(set.add('键7', 3)).toBeUndefined();
  expect(set.add('键7', 4)).toBe(3);
});
