import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { escapeForCopy } from '@/db/load/copied-columns';
import { ByteSheet } from './byte-sheet';
import type { OutgoingCsv } from './outgoing-csv';

/** COPY takes rows in pieces of this many bytes. */
const PIECE = 65_536;

/** What may wait for Postgres before the reading waits too. */
const AHEAD = 8 * PIECE;

/** Writes rows in pieces. What the stream fails with is thrown by the next call. */
export class RowWriter {
  readonly #sheet = new ByteSheet(PIECE * 2);
  readonly #rows: Writable;

  /** @param rows takes lines in the text form of COPY */
  constructor(rows: Writable) {
    this.#rows = rows;
    // A failure between two calls must not end the process.
    rows.on('error', () => {});
  }

  /**
   * Writes a row and counts its record to the outgoing table.
   * @param values every column but the last, each with a tab behind it
   * @param record the last column: the record as published, its bytes as one character each
   */
  write(values: string, record: string, outgoing: OutgoingCsv): void {
    outgoing.add(record);
    this.#sheet.write(values);
    this.#sheet.writeLatin1(escapeForCopy(record));
    this.#sheet.writeLatin1('\n');
    if (this.#sheet.used >= PIECE) this.#rows.write(this.#sheet.take());
  }

  /** @returns what to wait for where Postgres is behind, else null */
  catchUp(): Promise<unknown> | null {
    if (this.#rows.errored) throw this.#rows.errored;
    return this.#rows.writableLength > AHEAD ? once(this.#rows, 'drain') : null;
  }

  /** Waits until Postgres has every row. */
  async end(): Promise<void> {
    this.#rows.end(this.#sheet.take());
    await finished(this.#rows);
  }

  /** Ends the copying without its rows, so that the transaction can be rolled back. */
  abort(): void {
    if (!this.#rows.destroyed) this.#rows.destroy(new Error('the import was given up'));
  }
}
