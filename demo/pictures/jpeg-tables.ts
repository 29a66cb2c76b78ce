/** Codes of variable length: symbol → code and its bits. */
export interface HuffmanTable {
  get(symbol: number): readonly [code: number, bits: number] | undefined;
  /** As a JPEG declares it: how many codes have 1, 2 … 16 bits, then the symbols in that order. */
  readonly declared: readonly number[];
}

function huffman(counts: readonly number[], symbols: readonly number[]): HuffmanTable {
  const codes = new Map<number, readonly [number, number]>();
  let [code, next] = [0, 0];
  for (const [index, count] of counts.entries()) {
    for (let at = 0; at < count; at++) codes.set(symbols[next++]!, [code++, index + 1]);
    code <<= 1;
  }
  return { get: (symbol) => codes.get(symbol), declared: [...counts, ...symbols] };
}

/** Means of blocks, ITU-T T.81 table K.3. */
export const STEP_CODES = huffman(
  [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
);

const FINE = `
01 02 03 00 04 11 05 12 21 31 41 06 13 51 61 07 22 71 14 32 81 91 a1 08 23 42 b1 c1 15 52 d1 f0
24 33 62 72 82 09 0a 16 17 18 19 1a 25 26 27 28 29 2a 34 35 36 37 38 39 3a 43 44 45 46 47 48 49 4a
53 54 55 56 57 58 59 5a 63 64 65 66 67 68 69 6a 73 74 75 76 77 78 79 7a 83 84 85 86 87 88 89 8a
92 93 94 95 96 97 98 99 9a a2 a3 a4 a5 a6 a7 a8 a9 aa b2 b3 b4 b5 b6 b7 b8 b9 ba c2 c3 c4 c5 c6 c7
c8 c9 ca d2 d3 d4 d5 d6 d7 d8 d9 da e1 e2 e3 e4 e5 e6 e7 e8 e9 ea f1 f2 f3 f4 f5 f6 f7 f8 f9 fa`;

/** Everything finer in a block, ITU-T T.81 table K.5: how many zeros come before, and the length of the number. */
export const FINE_CODES = huffman(
  [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125],
  FINE.trim()
    .split(/\s+/)
    .map((hex) => Number.parseInt(hex, 16)),
);
