const FEWEST_BYTES = 4;
const BASE = 0x01000193;
const FILTER_BITS = 20;

/** A text that must not lie open on the disk. */
export interface Secret {
  readonly text: string;
  /** What it is, for reports: the text itself is never shown. */
  readonly what: 'name' | 'number' | 'phone' | 'listed';
}

/** A place where one was found. */
export interface SecretFound {
  readonly what: Secret['what'];
  readonly encoding: string;
  /** Bytes before it. */
  readonly offset: number;
}

interface Needle {
  readonly bytes: Buffer;
  readonly what: Secret['what'];
  readonly encoding: string;
}

/**
 * Looks for many texts at once in raw bytes, each as UTF-8, UTF-16 of both orders and the
 * hex digits of its UTF-8 bytes. One pass whatever their number: a rolling hash over the last bytes picks candidates.
 */
export class ByteScanner {
  private readonly window: number;
  private readonly longest: number;
  private readonly drop: number;
  private readonly filter = new Uint8Array(1 << (FILTER_BITS - 3));
  private readonly byHash = new Map<number, Needle[]>();

  constructor(secrets: Iterable<Secret>) {
    const needles = [...secrets]
      .flatMap(encodings)
      .filter(({ bytes }) => bytes.length >= FEWEST_BYTES);
    this.window = needles.reduce((least, { bytes }) => Math.min(least, bytes.length), 32);
    this.longest = needles.reduce((most, { bytes }) => Math.max(most, bytes.length), 0);
    this.drop = power(this.window);
    for (const needle of needles) this.enter(needle);
  }

  /** Places in a stream of bytes, however it is cut; at most `limit`. */
  async scan(chunks: AsyncIterable<Uint8Array>, limit = 10): Promise<SecretFound[]> {
    const found: SecretFound[] = [];
    let carried = Buffer.alloc(0);
    let start = 0;
    for await (const chunk of chunks) {
      const bytes = Buffer.concat([carried, chunk]);
      this.scanBytes(bytes, carried.length, start, found);
      if (found.length >= limit) return found.slice(0, limit);
      const kept = Math.min(bytes.length, this.longest + this.window);
      start += bytes.length - kept;
      carried = bytes.subarray(bytes.length - kept);
    }
    return found;
  }

  /** Bytes before `from` were looked at already; needles may begin there. */
  private scanBytes(bytes: Buffer, from: number, start: number, found: SecretFound[]): void {
    const { window, drop, filter } = this;
    let hash = 0;
    const first = Math.max(0, from - window);
    for (let at = first; at < bytes.length; at += 1) {
      hash = (Math.imul(hash, BASE) + (bytes[at] ?? 0) + 1) | 0;
      if (at - first >= window) hash = (hash - Math.imul((bytes[at - window] ?? 0) + 1, drop)) | 0;
      if (at < from || at - first < window - 1) continue;
      const slot = hash >>> (32 - FILTER_BITS);
      if (((filter[slot >> 3] ?? 0) & (1 << (slot & 7))) !== 0) {
        this.check(bytes, at + 1, hash, start, found);
      }
    }
  }

  private check(
    bytes: Buffer,
    end: number,
    hash: number,
    start: number,
    found: SecretFound[],
  ): void {
    for (const { bytes: needle, what, encoding } of this.byHash.get(hash) ?? []) {
      const at = end - needle.length;
      if (at < 0 || bytes.compare(needle, 0, needle.length, at, end) !== 0) continue;
      found.push({ what, encoding, offset: start + at });
    }
  }

  private enter(needle: Needle): void {
    let hash = 0;
    for (const byte of needle.bytes.subarray(-this.window)) {
      hash = (Math.imul(hash, BASE) + byte + 1) | 0;
    }
    const slot = hash >>> (32 - FILTER_BITS);
    this.filter[slot >> 3] = (this.filter[slot >> 3] ?? 0) | (1 << (slot & 7));
    const same = this.byHash.get(hash);
    if (same) same.push(needle);
    else this.byHash.set(hash, [needle]);
  }
}

function power(window: number): number {
  let value = 1;
  for (let times = 0; times < window; times += 1) value = Math.imul(value, BASE);
  return value;
}

function encodings({ text, what }: Secret): Needle[] {
  const plain = Buffer.from(text, 'utf8');
  const little = Buffer.from(text, 'utf16le');
  const hex = plain.toString('hex');
  return [
    { bytes: plain, what, encoding: 'UTF-8' },
    { bytes: little, what, encoding: 'UTF-16LE' },
    { bytes: Buffer.from(little).swap16(), what, encoding: 'UTF-16BE' },
    { bytes: Buffer.from(hex), what, encoding: 'hex' },
    { bytes: Buffer.from(hex.toUpperCase()), what, encoding: 'HEX' },
  ];
}
