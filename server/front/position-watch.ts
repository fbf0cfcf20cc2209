import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '@/db/client';
import { getReplicaState, type ReplicaState } from '@/db/queries/get-replica-state';
import type { Hosts } from '@/db/reading';
import type { LedgerIndex } from './ledger-index';

/** An append shows within this many milliseconds plus one query. */
const POLL_EVERY = 100;
/** While the database is out of reach: a connection that is silent for so long holds up the next no more. */
const NEXT_TRY = 400;
const SLICES = 20;
/** After so many of them the answer is overdue, which a load balancer may hear before readers do. */
const OVERDUE = 8;
/** How long a database may be behind what this process has shown before another one is read. */
const BEHIND_FOR = 1_000;
/** How often somebody who waits for a position looks. */
const LOOK_EVERY = 20;

/** Where the database stands that is read. */
export type WatchState = {
  /** Whether it is to be had. */
  reachable: boolean;
  /** Whether it keeps us waiting for its answer. */
  overdue: boolean;
  databasePosition: number;
  /** Null where a primary is read. */
  replica: ReplicaState | null;
};

export type WatchOptions = {
  /** Milliseconds without an answer after which a connection counts as dead. */
  patience: number;
  /** Called when the database was lost, and when it is back: other connections may be dead too. */
  onTurn?: () => void;
  /** Where there are several databases to read from. */
  hosts?: Hosts;
};

const ONE_HOST: Hosts = { turn: () => false, mark: () => 0, turnTo: () => {} };

/**
 * Reads the newest position several times a second. A poll works on a streaming replica too, where
 * LISTEN does not. A connection that says nothing is given up for a new one: a network that drops
 * what it is sent tells nobody, and the driver would wait for ever. Of several databases, one that fails
 * or stays behind what has been shown is left for the next.
 */
export class PositionWatch {
  readonly #open: () => Connection;
  readonly #index: LedgerIndex;
  readonly #patience: number;
  readonly #onTurn: () => void;
  readonly #hosts: Hosts;
  readonly #stop = new AbortController();
  #connection: Connection;
  #running: Promise<void> = Promise.resolve();
  #lost = false;
  #answered = false;
  #overdue = false;
  #databasePosition = 0;
  #lastAbreast = Date.now();
  #replica: ReplicaState | null = null;
  #failure: unknown = null;

  /** @param open opens a connection to the database that is chosen of several */
  constructor(
    open: () => Connection,
    index: LedgerIndex,
    { patience, onTurn, hosts }: WatchOptions,
  ) {
    this.#open = open;
    this.#connection = open();
    this.#index = index;
    this.#patience = patience;
    this.#onTurn = onTurn ?? (() => {});
    this.#hosts = hosts ?? ONE_HOST;
  }

  /**
   * Reads once, then goes on by itself, also where the database did not answer.
   * @returns why it did not, or null
   */
  async start(): Promise<unknown> {
    const answered = await this.#ask(this.#connection);
    this.#lost = !answered;
    this.#running = this.#watch(answered);
    return answered ? null : this.#failure;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await this.#drop(this.#connection);
  }

  /** Whether the database is to be had, whether it keeps us waiting for its answer, and where it stands. */
  get state(): WatchState {
    return {
      reachable: this.#answered && !this.#lost,
      overdue: this.#overdue,
      databasePosition: this.#databasePosition,
      replica: this.#replica,
    };
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

  /** Asks once. @returns false where the answer failed or took too long */
  async #ask(connection: Connection): Promise<boolean> {
    const silence = new AbortController();
    const read = this.#read(connection).catch((error: unknown) => {
      this.#failure = error;
      return null;
    });
    const silent = this.#wait(silence.signal).then((isOver) => {
      if (!isOver) return null;
      this.#failure = new Error(`no answer within ${this.#patience} ms`);
      return null;
    });
    const position = await Promise.race([read, silent]);
    silence.abort();
    if (position === null) return false;
    this.#databasePosition = position;
    this.#answered = true;
    if (position >= this.#index.position) this.#lastAbreast = Date.now();
    this.#overdue = false;
    return true;
  }

  async #read({ db }: Connection): Promise<number> {
    const position = await this.#index.refresh(db);
    // A Postgres of another make may know no replicas.
    this.#replica = await getReplicaState(db).catch(() => null);
    return position;
  }

  /** Leaves a database that has been behind for too long, where there is another. */
  #leaveWhenBehind(): void {
    if (Date.now() - this.#lastAbreast < BEHIND_FOR || !this.#hosts.turn()) return;
    this.#lastAbreast = Date.now();
    const left = this.#connection;
    this.#connection = this.#open();
    // Other connections follow with their next question; what is under way on the old ones goes on.
    this.#drop(left);
  }

  /**
   * Waits as long as an answer may take, in slices: a process that is too busy to look for the answer
   * loses a slice by that and not its patience. @returns false where it was told to stop
   */
  async #wait(signal: AbortSignal): Promise<boolean> {
    for (let slice = 0; slice < SLICES && !signal.aborted; slice += 1) {
      if (slice === OVERDUE) this.#overdue = true;
      await sleep(this.#patience / SLICES, undefined, { signal }).catch(() => {}); // stopped
    }
    return !signal.aborted;
  }

  async #watch(answered: boolean): Promise<void> {
    let goesOn = answered;
    while (!this.#stop.signal.aborted) {
      if (goesOn) await this.#pause(POLL_EVERY);
      else await this.#seek();
      // A failed read leaves the index as it is.
      goesOn = await this.#ask(this.#connection);
      if (goesOn) this.#leaveWhenBehind();
    }
  }

  /**
   * Asks on new connections until one answers. The first may still be on its way when the next is
   * opened: one that was begun while the network was cut may never hear of its mending.
   */
  async #seek(): Promise<void> {
    this.#drop(this.#connection);
    const found: { connection: Connection; host: number }[] = [];
    for (let tries = 0; found.length === 0 && !this.#stop.signal.aborted; tries += 1) {
      // One connection that was cut is no lost database: a second one tells.
      if (tries === 1) this.#turn(true);
      if (tries > 0) this.#hosts.turn();
      const host = this.#hosts.mark();
      const connection = this.#open();
      const asked = this.#ask(connection).then((answered) => {
        if (answered && found.length === 0) found.push({ connection, host });
        else this.#drop(connection);
      });
      await Promise.race([asked, this.#pause(NEXT_TRY)]);
      if (found.length === 0) await this.#pause(POLL_EVERY);
    }
    const [first] = found;
    // The one that answered first may not be the one that was tried last.
    if (first) this.#hosts.turnTo(first.host);
    this.#connection = first?.connection ?? this.#open();
    this.#turn(false);
  }

  #turn(lost: boolean): void {
    if (this.#lost === lost) return;
    this.#lost = lost;
    if (!this.#stop.signal.aborted) this.#onTurn();
  }

  async #drop(connection: Connection): Promise<void> {
    connection.renew(); // what is under way fails at once
    await connection.close().catch(() => {});
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => {}); // stopped
  }
}
