import ora from 'ora';
import type { Context } from '../context';

/** A line on standard error that says how far a long piece of work has come. */
export type Status = {
  /** @param format gives the line; asked only when it is shown */
  say: (format: () => string) => void;
  /** Takes it off the screen, however the work ended. */
  stop: () => void;
};

/** Shows how far a long piece of work has come. */
export type Progress = {
  /** @param done how many of the whole */
  at: (done: number) => void;
  /** Takes it off the screen, however the work ended. */
  stop: () => void;
};

/** What takes less is not worth a line in a log, or a flicker on a screen. */
const FIRST_LINE_MS = { terminal: 300, log: 3000 };
const NEXT_LINE_MS = 10_000;

const NUMBER = new Intl.NumberFormat('en');

function formatProgress(label: string, done: number, whole: number | null): string {
  if (whole === null) return `${label}: ${NUMBER.format(done)}`;
  return `${label}: ${NUMBER.format(done)} of ${NUMBER.format(whole)}`;
}

function showSpinner({ err }: Context): Status {
  const spinner = ora({ stream: err, discardStdin: false });
  let latest = () => '';
  const timer = setTimeout(() => spinner.start(latest()), FIRST_LINE_MS.terminal);
  return {
    say(format) {
      latest = format;
      if (spinner.isSpinning) spinner.text = format();
    },
    stop() {
      clearTimeout(timer);
      spinner.stop();
    },
  };
}

/**
 * Begins a line on standard error: one that changes on a terminal, else now and then a line of its
 * own.
 * @param json whether a program reads the failures on standard error, so that nothing else may stand
 *   there
 */
export function showStatus(context: Context, json: boolean): Status {
  if (context.hasCursor) return showSpinner(context);
  if (json) return { say() {}, stop() {} };
  let next = Date.now() + FIRST_LINE_MS.log;
  return {
    say(format) {
      if (Date.now() < next) return;
      context.err.write(`${format()}\n`);
      next = Date.now() + NEXT_LINE_MS;
    },
    stop() {},
  };
}

/**
 * Begins to show progress on standard error.
 * @param options `whole`: how many there are, null where nobody knows; `json`: as of `showStatus`
 */
export function showProgress(
  context: Context,
  label: string,
  { whole, json = false }: { whole: number | null; json?: boolean | undefined },
): Progress {
  const status = showStatus(context, json);
  status.say(() => formatProgress(label, 0, whole));
  return {
    at: (done) => status.say(() => formatProgress(label, done, whole)),
    stop: status.stop,
  };
}
