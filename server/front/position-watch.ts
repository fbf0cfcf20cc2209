import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@/db/client';
import type { LedgerIndex } from './ledger-index';

/** An append shows within this many milliseconds plus one query. */
const POLL_EVERY = 100;

/**
 * Reads the newest position several times a second. A poll works on a streaming replica too, where
 * LISTEN does not. A connection that says nothing is given up for a new one: a network that drops
 * what it is sent tells nobody, and the driver would wait for ever.
 */
export class PositionWatch {
  readonly #open: () => Connection;
  readonly #index: LedgerIndex;
  readonly #patience: number;
  #connection: Connection;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #lastAnswer: number | null = null;
  #databasePosition = 0;

  /** @param patience milliseconds without an answer after which the database counts as out of reach */
  constructor(open: () => Connection, index: LedgerIndex, patience: number) {
    this.#open = open;
    this.#connection = open();
    this.#index = index;
    this.#patience = patience;
  }

  /** Reads once, then goes on by itself. The first read throws when the database is out of reach. */
  async start(): Promise<void> {
    await this.#read();
    this.#schedule();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#connection.close();
  }

  /** Whether the database has answered of late, and where it stands. */
  get state(): { reachable: boolean; databasePosition: number } {
    const reachable = this.#lastAnswer !== null && Date.now() - this.#lastAnswer < this.#patience;
    return { reachable, databasePosition: this.#databasePosition };
  }

  async #read(): Promise<void> {
    this.#databasePosition = await this.#index.refresh(this.#connection.db);
    this.#lastAnswer = Date.now();
  }

  async #readInTime(): Promise<void> {
    const deadline = new AbortController();
    const silent = sleep(this.#patience, 'silent' as const, { signal: deadline.signal });
    const read = this.#read().then(() => 'read' as const);
    // Whichever comes second is no news any more.
    read.catch(() => {});
    silent.catch(() => {});
    const first = await Promise.race([read, silent]).finally(() => deadline.abort());
    if (first === 'read') return;
    const givenUp = this.#connection;
    this.#connection = this.#open();
    givenUp.close().catch(() => {});
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      // A failed read leaves the index as it is; `state` tells that the answer is overdue.
      this.#readInTime()
        .catch(() => {})
        .finally(() => this.#schedule());
    }, POLL_EVERY);
  }
}
