import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DelimitedSplitter } from './delimited-lines.ts';

const cell = fc.constantFrom('', 'R1', '海曙区', 'a b', '"a,b"', '"两\n行"', '"说""好"""');
const line = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','));
const end = fc.constantFrom('\n', '\r\n');
const text = fc
  .array(fc.tuple(line, end), { maxLength: 12 })
  .map((lines) => lines.map((parts) => parts.join('')).join(''));

function split(pieces: readonly string[]) {
  const splitter = new DelimitedSplitter('t.csv', ',');
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
}

it('cuts the same records and lines wherever pieces end, with and without quotes', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 30 }), (whole, size) => {
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
        whole.slice(index * size, (index + 1) * size),
      );
      expect(split(pieces)).toEqual(split(whole === '' ? [] : [whole]));
    }),
  );
});

it('gives rows of any width their own cells, and blank lines none', () => {
  expect(split(['a,b,c\n\nd\r\n,\ne,f'])).toEqual([
    { line: 1, cells: ['a', 'b', 'c'] },
    { line: 3, cells: ['d'] },
    { line: 4, cells: ['', ''] },
    { line: 5, cells: ['e', 'f'] },
  ]);
});
