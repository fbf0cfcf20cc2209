/** Takes texts as UTF-8, one after the other, in memory that is there already. */
export class ByteSheet {
  #memory: Buffer;
  #used = 0;

  /** @param bytes to begin with; it grows where a text needs more */
  constructor(readonly bytes: number) {
    this.#memory = Buffer.allocUnsafe(bytes);
  }

  /** The bytes written. */
  get used(): number {
    return this.#used;
  }

  #makeRoom(bytes: number): void {
    const needed = this.#used + bytes;
    if (needed <= this.#memory.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#memory.length * 2));
    this.#memory.copy(larger, 0, 0, this.#used);
    this.#memory = larger;
  }

  /** Writes a text. @returns where it begins */
  write(text: string): number {
    const start = this.#used;
    // A character of JavaScript's is three bytes of UTF-8 at most.
    this.#makeRoom(text.length * 3);
    this.#used += this.#memory.write(text, start, 'utf8');
    return start;
  }

  /** Writes what stands on another sheet. */
  copy(from: ByteSheet, start: number, end: number): void {
    this.#makeRoom(end - start);
    this.#used += from.#memory.copy(this.#memory, this.#used, start, end);
  }

  /** What is written, good until the next writing; the sheet is empty again. */
  view(): Buffer {
    const written = this.#memory.subarray(0, this.#used);
    this.#used = 0;
    return written;
  }

  /** What is written, for the caller to keep; the sheet goes on with new memory. */
  take(): Buffer {
    const written = this.view();
    this.#memory = Buffer.allocUnsafe(this.bytes);
    return written;
  }
}
