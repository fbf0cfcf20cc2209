/** What is running and how to end it: in order, or at once. */
export type Running = { stop: () => Promise<void>; force: () => void };

/** Thrown into a start that is no longer wanted; never shown. */
export class Stopping extends Error {
  override name = 'Stopping';
}

export type Stopper = {
  /** Takes charge of something that has just been started. */
  add: (running: Running) => void;
  /** Ends everything, the newest first: the web process before the database that it reads. */
  stopAll: () => Promise<void>;
  /** Kills everything without waiting. */
  forceAll: () => void;
  readonly isStopping: boolean;
};

export function createStopper(): Stopper {
  const all: Running[] = [];
  let stopped: Promise<void> | undefined;

  async function stopInTurn() {
    for (const running of all.toReversed()) await running.stop();
  }

  return {
    add(running) {
      // Ctrl-C came between this one's start and now: it must not outlive the rest.
      if (stopped) {
        running.force();
        throw new Stopping();
      }
      all.push(running);
    },
    stopAll() {
      stopped ??= stopInTurn();
      return stopped;
    },
    forceAll() {
      for (const running of all.toReversed()) running.force();
    },
    get isStopping() {
      return stopped !== undefined;
    },
  };
}

/**
 * One Ctrl-C under npm arrives twice: from the terminal, which signals the whole group, and from
 * npm, which forwards it. A second one within this time is the same key press.
 */
const SAME_PRESS_MS = 1000;

const FORCED_EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * A SIGTERM to `npm start` reaches npm and the shell that npm runs us in, and not always us: both
 * end and leave us behind. Their end is then the signal.
 */
function onOrphaned(act: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 200);
  timer.unref();
}

async function stopAndExit(stopper: Stopper, say: (line: string) => void): Promise<never> {
  say('Stopping (Ctrl-C again stops at once) …');
  try {
    await stopper.stopAll();
  } catch (error) {
    say(`Not everything stopped as it should: ${String(error)}`);
    stopper.forceAll();
    process.exit(1);
  }
  say('Stopped.');
  process.exit(0);
}

/** Ctrl-C, SIGTERM or a closed terminal stops all and exits 0; a second one kills what is left. */
export function stopOnSignals(stopper: Stopper, say: (line: string) => void): void {
  let first: number | undefined;
  const stopOnce = () => {
    if (first !== undefined) return;
    first = Date.now();
    void stopAndExit(stopper, say);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (first !== undefined && Date.now() - first > SAME_PRESS_MS) {
        stopper.forceAll();
        process.exit(FORCED_EXIT_CODES[signal]);
      }
      stopOnce();
    });
  }
  onOrphaned(stopOnce);
}
