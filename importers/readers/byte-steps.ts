/** Next state by state and byte; 0 between characters, REFUSED for a byte that cannot follow. */
export type Steps = Uint8Array;

const REFUSED = 255;
const BYTES = 256;
const LINE_FEED = 10;

/** Runs one byte automaton over a file as far as the first byte that cannot follow, counting lines and wide characters. */
export class ByteTrail {
  line = 1;
  /** Characters of three bytes seen. */
  wide = 0;
  private state = 0;
  private readonly steps: Steps;

  constructor(steps: Steps) {
    this.steps = steps;
  }

  /** Says whether such a byte was met. */
  follow(bytes: Uint8Array): boolean {
    const { steps } = this;
    let { state, line, wide } = this;
    for (let i = 0; i < bytes.length && state !== REFUSED; i += 1) {
      const byte = bytes[i] as number;
      if (byte === LINE_FEED && state === 0) line += 1;
      state = steps[state * BYTES + byte] as number;
      if (state === 3) wide += 1;
    }
    this.line = line;
    this.wide = wide;
    this.state = state;
    return state === REFUSED;
  }
}

function compile(states: number, step: (state: number, byte: number) => number): Steps {
  const steps = new Uint8Array(states * BYTES);
  for (let at = 0; at < steps.length; at += 1) {
    const next = step(Math.floor(at / BYTES), at % BYTES);
    steps[at] = next < 0 ? REFUSED : next;
  }
  return steps;
}

/** States: 1 one more byte, 2 two more after a lead with a rule, 3 two more, 4 three more; rules by lead byte. */
function utf8Step(state: number, byte: number): number {
  if (state === 0) return utf8Lead(byte);
  const [low, high, next] = UTF8_RULES[state] as readonly [number, number, number];
  return byte >= low && byte <= high ? next : -1;
}

function utf8Lead(byte: number): number {
  if (byte < 0x80) return 0;
  if (byte >= 0xc2 && byte <= 0xdf) return 1;
  if (byte === 0xe0) return 4;
  if (byte === 0xed) return 5;
  if (byte >= 0xe1 && byte <= 0xef) return 3;
  if (byte === 0xf0) return 6;
  if (byte >= 0xf1 && byte <= 0xf3) return 7;
  return byte === 0xf4 ? 8 : -1;
}

/** By state: lowest and highest byte that may follow, and the state after it. */
const UTF8_RULES: readonly (readonly [number, number, number])[] = [
  [0, 0, -1],
  [0x80, 0xbf, 0],
  [0x80, 0xbf, 1],
  [0x80, 0xbf, 1],
  [0xa0, 0xbf, 1],
  [0x80, 0x9f, 1],
  [0x90, 0xbf, 2],
  [0x80, 0xbf, 2],
  [0x80, 0x8f, 2],
];

/** States: 1 after a lead byte, 2 after the digit of a four-byte character, 4 after its third byte. */
function gb18030Step(state: number, byte: number): number {
  if (state === 0) return byte >= 0x81 && byte <= 0xfe ? 1 : byte < 0x80 ? 0 : -1;
  if (state === 1) {
    if (byte >= 0x30 && byte <= 0x39) return 2;
    return byte >= 0x40 && byte <= 0xfe && byte !== 0x7f ? 0 : -1;
  }
  if (state === 2) return byte >= 0x81 && byte <= 0xfe ? 4 : -1;
  return byte >= 0x30 && byte <= 0x39 ? 0 : -1;
}

/** The steps of strict UTF-8. */
export const UTF8_STEPS: Steps = compile(9, utf8Step);
/** The steps of strict GB18030. */
export const GB18030_STEPS: Steps = compile(5, gb18030Step);
