import { Digest } from './digest.ts';

const FIRST_CAPACITY = 1 << 12;
const WORDS = 3;

/**
 * The natural keys seen in a delivery, each with a number (its line), in 12 bytes a key: 1.27 million keys take 50 MB
 * at most, where a set of texts would keep whole import buffers alive. Keys are told apart by a 64-bit digest.
 */
export class KeySet {
  private words = new Uint32Array(FIRST_CAPACITY * WORDS);
  private capacity = FIRST_CAPACITY;
  private size = 0;
  private readonly digest = new Digest();

  /** Notes `key` with a positive number; gives the number noted before when the key was there already. */
  add(key: string, line: number): number | undefined {
    if (this.size * 2 >= this.capacity) this.grow();
    const at = this.place(key);
    const before = this.words[at + 2];
    if (before) return before;
    this.put(at, this.digest.high >>> 0, this.digest.low >>> 0, line);
    this.size += 1;
    return undefined;
  }

  /** Whether `key` was noted. */
  has(key: string): boolean {
    return this.words[this.place(key) + 2] !== 0;
  }

  private place(key: string): number {
    this.digest.reset();
    this.digest.addText(key);
    this.digest.close();
    return this.find(this.digest.high >>> 0, this.digest.low >>> 0);
  }

  private find(high: number, low: number): number {
    const mask = this.capacity - 1;
    for (let place = low & mask; ; place = (place + 1) & mask) {
      const at = place * WORDS;
      if (!this.words[at + 2]) return at;
      if (this.words[at] === high && this.words[at + 1] === low) return at;
    }
  }

  private put(at: number, high: number, low: number, line: number): void {
    this.words[at] = high;
    this.words[at + 1] = low;
    this.words[at + 2] = line;
  }

  private grow(): void {
    const old = this.words;
    this.capacity *= 2;
    this.words = new Uint32Array(this.capacity * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      const line = old[at + 2];
      if (!line) continue;
      const high = old[at] ?? 0;
      const low = old[at + 1] ?? 0;
      this.put(this.find(high, low), high, low, line);
    }
  }
}
