import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Gb18030Check, Utf8Check } from './byte-checks.ts';

/** Bytes near the limits of both encodings, and characters of one, two, three and four bytes. */
const BYTES = [0x0a, 0x30, 0x39, 0x3a, 0x40, 0x7e, 0x7f, 0x80, 0x81, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0];
const LEADS = [0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xfe, 0xff];
const CHARACTERS = ['a', '月', '𠮷', 'é'].map((text) => [...Buffer.from(text)]);
const GB_CHARACTERS = [
  [0xd4, 0xc2],
  [0x95, 0x32, 0x82, 0x36],
  [0x81, 0x40],
];
const piece = fc.oneof(
  fc.constantFrom(...CHARACTERS, ...GB_CHARACTERS),
  fc.constantFrom(...BYTES, ...LEADS).map((byte) => [byte]),
);
const pieces = fc.array(fc.array(piece, { maxLength: 6 }), { maxLength: 5 });

const GB18030 = /^(?:[\0-\x7f]|[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x81-\xfe][0-9][\x81-\xfe][0-9])*$/;

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The bytes cut anywhere, also inside a character. */
const cutBytes = fc
  .tuple(pieces, fc.array(fc.nat({ max: 60 }), { maxLength: 6 }))
  .map(([parts, cuts]) => {
    const whole = Buffer.from(parts.flat(2));
    const ends = [...cuts.filter((at) => at < whole.length).sort((a, b) => a - b), whole.length];
    return { whole, cut: ends.map((end, at) => whole.subarray(ends[at - 1] ?? 0, end)) };
  });

function passes(check: Utf8Check | Gb18030Check, cut: readonly Buffer[]): boolean {
  for (const bytes of cut) check.push(bytes);
  return check.passes();
}

it('takes what is UTF-8 and nothing else, wherever the file is cut', () => {
  fc.assert(
    fc.property(cutBytes, ({ whole, cut }) => {
      expect(passes(new Utf8Check(), cut)).toBe(isUtf8(whole));
    }),
    { numRuns: 2000 },
  );
});

it('takes what is GB18030 and nothing else, wherever the file is cut', () => {
  fc.assert(
    fc.property(cutBytes, ({ whole, cut }) => {
      expect(passes(new Gb18030Check(), cut)).toBe(GB18030.test(whole.toString('latin1')));
    }),
    { numRuns: 2000 },
  );
});
