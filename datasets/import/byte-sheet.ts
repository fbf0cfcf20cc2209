/** Takes texts as UTF-8, and bytes, one after the other, in memory that is there already. */
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

  /** Writes a text. */
  write(text: string): void {
    // A character of JavaScript's is three bytes of UTF-8 at most.
    this.#makeRoom(text.length * 3);
    this.#used += this.#memory.write(text, this.#used, 'utf8');
  }

  /** Writes bytes that stand as one character each. */
  writeLatin1(bytes: string): void {
    this.#makeRoom(bytes.length);
    this.#used += this.#memory.write(bytes, this.#used, 'latin1');
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
