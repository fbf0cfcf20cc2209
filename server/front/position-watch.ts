import type { Database } from '@/db/client';
import type { LedgerIndex } from './ledger-index';

/** An append shows within this many milliseconds plus one query. */
const POLL_EVERY = 200;

/**
 * Reads the newest position several times a second. A poll works on a streaming replica too, where
 * LISTEN does not.
 */
export class PositionWatch {
  readonly #db: Database;
  readonly #index: LedgerIndex;
  readonly #patience: number;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #lastAnswer: number | null = null;
  #databasePosition = 0;

  /** @param patience milliseconds without an answer after which the database counts as out of reach */
  constructor(db: Database, index: LedgerIndex, patience: number) {
    this.#db = db;
    this.#index = index;
    this.#patience = patience;
  }

  /** Reads once, then goes on by itself. The first read throws when the database is out of reach. */
  async start(): Promise<void> {
    await this.#read();
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** Whether the database has answered of late, and where it stands. */
  get state(): { reachable: boolean; databasePosition: number } {
    const reachable = this.#lastAnswer !== null && Date.now() - this.#lastAnswer < this.#patience;
    return { reachable, databasePosition: this.#databasePosition };
  }

  async #read(): Promise<void> {
    this.#databasePosition = await this.#index.refresh(this.#db);
    this.#lastAnswer = Date.now();
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      // A failed read leaves the index as it is; `state` tells that the answer is overdue.
      this.#read()
        .catch(() => {})
        .finally(() => this.#schedule());
    }, POLL_EVERY);
  }
}
