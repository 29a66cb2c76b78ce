/** Grows the binary chunk of a glb; every piece starts on a multiple of 8 bytes. */
export class BinaryBuffer {
  readonly #pieces: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Appends bytes and gives where they start. */
  append(bytes: Uint8Array): number {
    const start = this.#length;
    this.#push(bytes);
    this.#push(new Uint8Array((8 - (this.#length % 8)) % 8));
    return start;
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let offset = 0;
    for (const piece of this.#pieces) {
      all.set(piece, offset);
      offset += piece.length;
    }
    return all;
  }

  #push(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.#length += bytes.length;
  }
}
