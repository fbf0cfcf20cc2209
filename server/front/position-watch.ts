import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@/db/client';
import { getReplicaState, type ReplicaState } from '@/db/queries/get-replica-state';
import type { LedgerIndex } from './ledger-index';

/** An append shows within this many milliseconds plus one query. */
const POLL_EVERY = 100;
/** How long a database may be behind what this process has shown before another one is tried. */
const BEHIND_FOR = 1_000;
/** How often somebody who waits for a position looks. */
const LOOK_EVERY = 20;

/** Where the database stands that is read. */
export type WatchState = {
  /** Whether it has answered of late. */
  reachable: boolean;
  databasePosition: number;
  /** Null where a primary is read. */
  replica: ReplicaState | null;
};

/** Turns to another database, where there is another. @returns whether there is */
export type Turn = () => boolean;

/**
 * Reads the newest position several times a second. A poll works on a streaming replica too, where
 * LISTEN does not. A connection that says nothing is given up for a new one: a network that drops
 * what it is sent tells nobody, and the driver would wait for ever. Where there are several databases,
 * one that fails, or stays behind what has been shown, is left for the next.
 */
export class PositionWatch {
  readonly #open: () => Connection;
  readonly #index: LedgerIndex;
  readonly #patience: number;
  readonly #turn: Turn;
  #connection: Connection;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #lastAnswer: number | null = null;
  #lastAbreast = Date.now();
  #databasePosition = 0;
  #replica: ReplicaState | null = null;
  #breaks = 0;

  /**
   * @param open opens a connection to the database that is read now
   * @param patience milliseconds without an answer after which the database counts as out of reach
   */
  constructor(
    open: () => Connection,
    index: LedgerIndex,
    patience: number,
    turn: Turn = () => false,
  ) {
    this.#open = open;
    this.#connection = open();
    this.#index = index;
    this.#patience = patience;
    this.#turn = turn;
  }

  /** Reads once, then goes on by itself. The first read throws when no database can be reached. */
  async start(): Promise<void> {
    try {
      await this.#read();
    } catch (error) {
      if (!this.#turn()) throw error;
      this.#reopen();
      await this.#read();
    }
    this.#schedule();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#connection.close();
  }

  /** Whether the database has answered of late, and where it stands. */
  get state(): WatchState {
    const reachable = this.#lastAnswer !== null && Date.now() - this.#lastAnswer < this.#patience;
    return { reachable, databasePosition: this.#databasePosition, replica: this.#replica };
  }

  /** How often a database has failed or was left. */
  get breaks(): number {
    return this.#breaks;
  }

  /**
   * Waits until the database stands at a position.
   * @param within milliseconds
   * @returns whether it does
   */
  async reaches(position: number, within: number): Promise<boolean> {
    const until = Date.now() + within;
    while (this.#databasePosition < position) {
      if (Date.now() >= until) return false;
      await sleep(LOOK_EVERY);
    }
    return true;
  }

  /** Reads now, for somebody whom the database has failed: is it there, and if not, another one? */
  async look(): Promise<void> {
    await this.#readInTime().catch(() => {});
  }

  async #read(): Promise<void> {
    const { db } = this.#connection;
    this.#databasePosition = await this.#index.refresh(db);
    // A Postgres of another make may know no replicas.
    this.#replica = await getReplicaState(db).catch(() => null);
    const now = Date.now();
    this.#lastAnswer = now;
    if (this.#databasePosition >= this.#index.position) this.#lastAbreast = now;
    else if (now - this.#lastAbreast > BEHIND_FOR) this.#leave();
  }

  /** Leaves a database that is behind, where there is another. */
  #leave(): void {
    this.#lastAbreast = Date.now();
    if (!this.#turn()) return;
    this.#breaks += 1;
    this.#reopen();
  }

  #reopen(): void {
    const givenUp = this.#connection;
    this.#connection = this.#open();
    givenUp.close().catch(() => {});
  }

  async #readInTime(): Promise<void> {
    const connection = this.#connection;
    const deadline = new AbortController();
    const silent = sleep(this.#patience, 'silent' as const, { signal: deadline.signal });
    const read = this.#read().then(() => 'read' as const);
    // Whichever comes second is no news any more.
    read.catch(() => {});
    silent.catch(() => {});
    const failed = () => 'failed' as const;
    const first = await Promise.race([read.catch(failed), silent]).finally(() => deadline.abort());
    if (first === 'read' || connection !== this.#connection) return;
    this.#breaks += 1;
    this.#lastAnswer = null;
    // To the same database the driver connects again by itself; a silent connection never would.
    if (this.#turn() || first === 'silent') this.#reopen();
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
