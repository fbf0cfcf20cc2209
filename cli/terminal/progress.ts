import ora from 'ora';
import type { Context } from '../context';

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

function showSpinner({ err }: Context, label: string, whole: number | null): Progress {
  const spinner = ora({ stream: err, discardStdin: false });
  let done = 0;
  const timer = setTimeout(
    () => spinner.start(formatProgress(label, done, whole)),
    FIRST_LINE_MS.terminal,
  );
  return {
    at(now) {
      done = now;
      if (spinner.isSpinning) spinner.text = formatProgress(label, done, whole);
    },
    stop() {
      clearTimeout(timer);
      spinner.stop();
    },
  };
}

/**
 * Begins to show progress on standard error: a line that changes on a terminal, else now and then a
 * line of its own.
 * @param options `whole`: how many there are, null where nobody knows; `json`: whether a program
 *   reads the failures on standard error, so that nothing else may stand there
 */
export function showProgress(
  context: Context,
  label: string,
  { whole, json = false }: { whole: number | null; json?: boolean | undefined },
): Progress {
  if (context.hasCursor) return showSpinner(context, label, whole);
  if (json) return { at() {}, stop() {} };
  let next = Date.now() + FIRST_LINE_MS.log;
  return {
    at(now) {
      if (Date.now() < next) return;
      context.err.write(`${formatProgress(label, now, whole)}\n`);
      next = Date.now() + NEXT_LINE_MS;
    },
    stop() {},
  };
}
