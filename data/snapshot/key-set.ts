import { Digest } from './digest.ts';

const FIRST_CAPACITY = 1 << 12;
const WORDS = 3;

/** Share of places that are taken before there are twice as many: a new key then meets a few others on its way. */
const FULL = 3 / 4;

/** A buffer that can give its memory back; ES2024, in Node from 21 and Electron from 25 on. */
type Transferable = ArrayBuffer & { transfer(newLength: number): ArrayBuffer };

/**
 * The natural keys seen in a delivery, each with a number (its line), in 12 bytes a place: 12.6 million keys take 200 MB,
 * where a set of texts would keep whole import buffers alive. Keys are told apart by a 64-bit digest.
 */
export class KeySet {
  private words = new Uint32Array(FIRST_CAPACITY * WORDS);
  private capacity = FIRST_CAPACITY;
  private size = 0;
  private readonly digest = new Digest();

  /** Notes `key` with a positive number; gives the number noted before when the key was there already. */
  add(key: string, line: number): number | undefined {
    if (this.size >= this.capacity * FULL) this.grow();
    const at = this.place(key);
    const before = this.words[at + 2];
    if (before) return before;
    this.put(at, this.digest.high >>> 0, this.digest.low >>> 0, line);
    this.size += 1;
    return undefined;
  }

  /** The number noted with `key`; undefined where it was not. */
  get(key: string): number | undefined {
    return this.words[this.place(key) + 2] || undefined;
  }

  /** Whether `key` was noted. */
  has(key: string): boolean {
    return this.words[this.place(key) + 2] !== 0;
  }

  /** Forgets all keys and gives their memory back at once, instead of when garbage is collected next. */
  clear(): void {
    (this.words.buffer as Transferable).transfer(0);
    this.words = new Uint32Array(FIRST_CAPACITY * WORDS);
    this.capacity = FIRST_CAPACITY;
    this.size = 0;
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
    (old.buffer as Transferable).transfer(0);
  }
}
