import { StaleReplica } from '@/db/cache-by-position';
import { readNewestPosition } from '@/db/newest-position';
import { openShared, renewConnections } from '@/db/web';

/** In milliseconds: how often the newest position is read, and how long an answer may take. */
const EVERY = 400;
const PATIENCE = 5_000;
/** The same while the database is away: each try is made on new connections. */
const PATIENCE_AWAY = 2_500;
/**
 * Patience is counted in ticks of this process: of a time in which it was busy itself, as Next is when it
 * loads the pages, the database is not to blame.
 */
const TICK = 100;

/** Follows the newest position of the ledger, so that no request needs to ask for it. */
export class Head {
  #reachable = false;
  #timer: NodeJS.Timeout | null = null;

  /** The newest position that was read, here or for a page; 0 before the first. It never goes back. */
  get position(): number {
    return openShared().newest;
  }

  /** Whether the database answered the last time. */
  get reachable(): boolean {
    return this.#reachable;
  }

  /** Reads the position once, and from then on again and again. */
  async follow(): Promise<void> {
    await this.#read();
    this.#timer = setTimeout(() => this.follow(), EVERY);
    this.#timer.unref();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #read(): Promise<void> {
    let left = (this.#reachable ? PATIENCE : PATIENCE_AWAY) / TICK;
    const clock = setInterval(() => {
      left -= 1;
      if (left === 0) renewConnections();
    }, TICK);
    try {
      await readNewestPosition(openShared().head.db);
      this.#reachable = true;
    } catch (error) {
      // A replica that is behind answers all the same.
      this.#reachable = error instanceof StaleReplica;
    } finally {
      clearInterval(clock);
    }
  }
}
