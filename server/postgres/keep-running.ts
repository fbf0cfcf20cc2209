import { setTimeout as sleep } from 'node:timers/promises';
import { type Stopper, Stopping } from '../stopper';
import type { Postmaster } from './postmaster';

/** The first start after an end comes at once; each that fails doubles the wait for the next, up to this. */
const LONGEST_PAUSE_MS = 1_000;
const FIRST_PAUSE_MS = 50;
/** A Postgres that has run for so long did start well. */
const WELL_MS = 10_000;
/** How often a cause that stays is said again. */
const SAY_EVERY_MS = 60_000;

/** Says a cause when it is new, and then once a minute. */
function createComplaint(say: (line: string) => void): (words: string) => void {
  let last = { words: '', at: 0 };
  return (words) => {
    if (words === last.words && Date.now() - last.at < SAY_EVERY_MS) return;
    last = { words, at: Date.now() };
    say(words);
  };
}

/**
 * Starts Postgres again whenever it ends: killed, or out of disk. It recovers what was committed by
 * itself, on the same port, so that whoever reads it goes on. It is tried until somebody stops the
 * program: meanwhile readers get what is kept.
 * @returns never; rejects when all is being stopped
 */
export async function keepPostgres(
  postmaster: Postmaster,
  stopper: Stopper,
  say: (line: string) => void,
): Promise<never> {
  const complain = createComplaint(say);
  let { ended } = postmaster;
  let startedAt = Date.now();
  let failures = 0;
  for (;;) {
    const how = await ended;
    if (stopper.isStopping) throw new Stopping();
    if (Date.now() - startedAt > WELL_MS) failures = 0;
    complain(
      `The embedded Postgres ended (${how}); starting it again. Nothing that was committed is lost. Its log is ${postmaster.logFile}`,
    );
    for (let running = false; !running; ) {
      if (failures > 0) await sleep(Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS));
      if (stopper.isStopping) throw new Stopping();
      failures += 1;
      try {
        ({ ended } = await postmaster.startAgain());
        startedAt = Date.now();
        running = true;
      } catch (error) {
        if (stopper.isStopping) throw new Stopping();
        complain(
          `${error instanceof Error ? error.message : error}\nIt is tried again every second.`,
        );
      }
    }
    say('The embedded Postgres runs again.');
  }
}
