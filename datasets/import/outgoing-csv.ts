import { createHash, type Hash } from 'node:crypto';
import { ByteSheet } from './byte-sheet';

const CRLF = '\r\n';
/** What is hashed at once, in bytes. */
const HASHED_AT_ONCE = 65_536;

/** A table as it will go out again: sizes it up and hashes it. */
export class OutgoingCsv {
  readonly #sheet = new ByteSheet(HASHED_AT_ONCE * 2);
  readonly #hash: Hash = createHash('sha256');
  #hashed = 0;

  constructor(header: string) {
    this.#sheet.write(header);
  }

  #hashSheet(): void {
    const written = this.#sheet.view();
    this.#hash.update(written);
    this.#hashed += written.length;
  }

  /** How many bytes there are so far: where the next record begins. */
  get bytes(): number {
    return this.#hashed + this.#sheet.used;
  }

  /** Adds a record, its bytes as one character each. */
  add(record: string): void {
    if (this.#sheet.used > HASHED_AT_ONCE) this.#hashSheet();
    this.#sheet.writeLatin1(record);
    this.#sheet.writeLatin1(CRLF);
  }

  /** Size and SHA-256 (64 hex digits) of all of it; to be asked once, at the end. */
  finish(): { bytes: number; sha256: string } {
    this.#hashSheet();
    return { bytes: this.#hashed, sha256: this.#hash.digest('hex') };
  }
}
