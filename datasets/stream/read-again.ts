import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionBreak } from '@/db/connection-errors';

/** How long a download waits for the database to come back, and how long between two tries. */
const PATIENCE = 5_000;
const PAUSE = 200;

/**
 * Reads rows that never change, and reads them again where the connection was cut: a download goes on
 * through a restart of the database.
 * @throws what the last try threw
 */
export async function readAgain<T>(read: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!isConnectionBreak(error) || Date.now() > until) throw error;
      await sleep(PAUSE);
    }
  }
}
