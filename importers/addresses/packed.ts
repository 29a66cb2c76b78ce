const FIRST_CAPACITY = 1024;

/** A list of 32-bit integers that grows. */
export class IntegerList {
  length = 0;
  #values = new Int32Array(FIRST_CAPACITY);

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  get(index: number): number {
    return this.#values[index] as number;
  }

  /** The values at these indexes, in their order. */
  pick(order: Uint32Array): Int32Array {
    return Int32Array.from(order, (index) => this.#values[index] as number);
  }
}

/** Many short texts in one block of bytes: a tenth of what as many strings take. */
export class TextList {
  #bytes = new Uint8Array(FIRST_CAPACITY);
  readonly #ends = new IntegerList();
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();

  push(text: string): void {
    const start = this.#end(this.#ends.length - 1);
    const most = start + text.length * 3;
    if (most > this.#bytes.length) this.#grow(most);
    const { written } = this.#encoder.encodeInto(text, this.#bytes.subarray(start));
    this.#ends.push(start + written);
  }

  get(index: number): string {
    return this.#decoder.decode(this.#bytes.subarray(this.#end(index - 1), this.#end(index)));
  }

  #end(index: number): number {
    return index < 0 ? 0 : this.#ends.get(index);
  }

  #grow(atLeast: number): void {
    const larger = new Uint8Array(Math.max(atLeast, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
