import { FINE_CODES, type HuffmanTable, STEP_CODES } from './jpeg-tables.ts';

/** Order in which the 64 frequencies of a block are written. */
const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
  13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52,
  45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/** Steps of brightness at quality 50, ITU-T T.81 table K.1; colour is stepped twice as coarsely. */
const STEPS = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
  14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
  92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const FINENESS = 0.5;
const LUMA = STEPS.map((step) => Math.max(1, Math.round(step * FINENESS)));
const CHROMA = STEPS.map((step) => Math.max(1, Math.min(255, Math.round(step * FINENESS * 2))));

const COSINES = Float64Array.from({ length: 64 }, (_, at) => {
  const [frequency, place] = [at >> 3, at & 7];
  const scale = frequency === 0 ? Math.SQRT1_2 / 2 : 0.5;
  return scale * Math.cos(((2 * place + 1) * frequency * Math.PI) / 16);
});

/**
 * Writes a picture as a baseline JPEG (ITU-T T.81), colour at half the resolution. `pixels` are red, green, blue, 0 to 255,
 * row by row.
 */
export function encodeJpeg(pixels: Float32Array, width: number, height: number): Buffer {
  const planes = toPlanes(pixels, width, height);
  const bits = new BitWriter();
  const last = [0, 0, 0];
  for (let top = 0; top < height; top += 16)
    for (let left = 0; left < width; left += 16) {
      for (const [down, across] of [
        [0, 0],
        [0, 8],
        [8, 0],
        [8, 8],
      ] as const)
        last[0] = writeBlock(bits, planes[0], left + across, top + down, LUMA, last[0]!);
      for (const plane of [1, 2] as const)
        last[plane] = writeBlock(bits, planes[plane], left / 2, top / 2, CHROMA, last[plane]!);
    }
  return Buffer.concat([header(width, height), bits.finish(), Buffer.from([0xff, 0xd9])]);
}

interface Plane {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

function toPlanes(pixels: Float32Array, width: number, height: number): [Plane, Plane, Plane] {
  const luma = new Float32Array(width * height);
  const [halfWidth, halfHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const [blue, red] = [
    new Float32Array(halfWidth * halfHeight),
    new Float32Array(halfWidth * halfHeight),
  ];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const [r, g, b] = [held(pixels[at]!), held(pixels[at + 1]!), held(pixels[at + 2]!)];
      luma[y * width + x] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
      const half = (y >> 1) * halfWidth + (x >> 1);
      blue[half] = blue[half]! + (-0.168736 * r - 0.331264 * g + 0.5 * b) / 4;
      red[half] = red[half]! + (0.5 * r - 0.418688 * g - 0.081312 * b) / 4;
    }
  const half = { width: halfWidth, height: halfHeight };
  return [
    { values: luma, width, height },
    { values: blue, ...half },
    { values: red, ...half },
  ];
}

function held(value: number): number {
  return Math.min(255, Math.max(0, value));
}

const block = new Float64Array(64);
const rows = new Float64Array(64);
const steps = new Int32Array(64);

/** Writes one block of 8 × 8 and gives its mean, from which the next one's is counted. */
function writeBlock(
  bits: BitWriter,
  { values, width, height }: Plane,
  left: number,
  top: number,
  table: readonly number[],
  lastMean: number,
): number {
  for (let y = 0; y < 8; y++)
    for (let x = 0; x < 8; x++) {
      const row = Math.min(top + y, height - 1) * width;
      block[y * 8 + x] = values[row + Math.min(left + x, width - 1)]!;
    }
  transform(block, rows);
  transform(rows, block);
  for (let at = 0; at < 64; at++) {
    const place = ZIGZAG[at]!;
    steps[at] = Math.round(block[place]! / table[place]!);
  }
  writeNumber(bits, STEP_CODES, 0, steps[0]! - lastMean);
  let zeros = 0;
  for (let at = 1; at < 64; at++) {
    const step = steps[at]!;
    if (step === 0) zeros++;
    else {
      for (; zeros > 15; zeros -= 16) bits.write(...FINE_CODES.get(0xf0)!);
      writeNumber(bits, FINE_CODES, zeros << 4, step);
      zeros = 0;
    }
  }
  if (zeros > 0) bits.write(...FINE_CODES.get(0)!);
  return steps[0]!;
}

/** Cosine transform of the rows of a block, its result turned over. */
function transform(from: Float64Array, to: Float64Array): void {
  for (let row = 0; row < 8; row++)
    for (let frequency = 0; frequency < 8; frequency++) {
      let sum = 0;
      for (let at = 0; at < 8; at++) sum += from[row * 8 + at]! * COSINES[frequency * 8 + at]!;
      to[frequency * 8 + row] = sum;
    }
}

/** A number as the code of its length, then its bits; negative ones by their complement. */
function writeNumber(bits: BitWriter, table: HuffmanTable, symbol: number, value: number): void {
  const length = 32 - Math.clz32(Math.abs(value));
  bits.write(...table.get(symbol | length)!);
  if (length > 0) bits.write(value < 0 ? value + (1 << length) - 1 : value, length);
}

class BitWriter {
  private readonly bytes: number[] = [];
  private held = 0;
  private count = 0;

  write(value: number, length: number): void {
    this.held = (this.held << length) | value;
    this.count += length;
    while (this.count >= 8) {
      const byte = (this.held >> (this.count - 8)) & 0xff;
      this.bytes.push(byte);
      if (byte === 0xff) this.bytes.push(0);
      this.count -= 8;
    }
    this.held &= (1 << this.count) - 1;
  }

  finish(): Buffer {
    if (this.count > 0) this.write((1 << (8 - this.count)) - 1, 8 - this.count);
    return Buffer.from(this.bytes);
  }
}

function header(width: number, height: number): Buffer {
  const zigzagged = (table: readonly number[]) => ZIGZAG.map((place) => table[place]!);
  const component = (id: number, sampling: number, table: number) => [id, sampling, table];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...zigzagged(LUMA), 1, ...zigzagged(CHROMA)]),
    segment(0xc0, [
      8,
      height >> 8,
      height & 0xff,
      width >> 8,
      width & 0xff,
      3,
      ...component(1, 0x22, 0),
      ...component(2, 0x11, 1),
      ...component(3, 0x11, 1),
    ]),
    segment(0xc4, [0x00, ...STEP_CODES.declared, 0x10, ...FINE_CODES.declared]),
    segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
  ]);
}

function segment(marker: number, content: readonly number[]): Buffer {
  const length = content.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...content]);
}
