/** Something that runs: how it is ended in good order, and how at once. */
export type Started = { stop: () => Promise<void>; kill: () => void };

/**
 * One Ctrl-C under npm arrives twice: from the terminal, which signals the whole group, and from
 * npm, which forwards it. A second one within this time is the same key press.
 */
const SAME_PRESS_MS = 1000;
const FORCED_EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const started: Started[] = [];
const stopping = new AbortController();

/** Aborted when the program is asked to stop: whatever is being started gives up. */
export const stopSignal = stopping.signal;

/** Has something ended when the program ends. Said again of the same, it counts as the newest. */
export function whenStopping(one: Started): void {
  const before = started.indexOf(one);
  if (before >= 0) started.splice(before, 1);
  started.push(one);
}

/** Ends everything, the newest first: the web process before the database that it reads. */
export async function stopAll(): Promise<void> {
  for (let one = started.at(-1); one; one = started.at(-1)) {
    await one.stop();
    started.pop();
  }
}

function killAll(): void {
  for (const one of started.toReversed()) one.kill();
}

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

/** Ctrl-C, SIGTERM or a closed terminal asks the program to stop; a second one kills what is left. */
export function listenForSignals(say: (line: string) => void): void {
  let first = 0;
  const stopOnce = () => {
    if (first > 0) return;
    first = Date.now();
    say('Stopping (Ctrl-C again stops at once) …');
    stopping.abort();
  };
  onOrphaned(stopOnce);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (first > 0 && Date.now() - first > SAME_PRESS_MS) {
        killAll();
        process.exit(FORCED_EXIT_CODES[name]);
      }
      stopOnce();
    });
  }
}

/** Stops when the process that started this one is gone: it gave its orders over a channel. */
export function stopWithParent(): void {
  process.once('disconnect', () => stopping.abort());
}
