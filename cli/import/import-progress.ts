import type { Progress } from '@/datasets/import/load-tables';
import type { Context } from '../context';
import { showStatus } from '../terminal/progress';

const NUMBER = new Intl.NumberFormat('en');

function formatTime(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Rows read, how many a second, and the time left for the file, as its bytes tell.
 * @param share how much of the file is read, from 0 to 1
 */
function formatRows(file: string, rows: number, share: number, seconds: number): string {
  const rate = NUMBER.format(Math.round(rows / seconds));
  const left = share > 0 ? `, ${formatTime((seconds / share) * (1 - share))} left` : '';
  return `${file}: ${NUMBER.format(rows)} rows, ${rate} a second${left}`;
}

/**
 * Shows how an import comes along: on a terminal in one line that changes, else a line for each step
 * and now and then one with the rows.
 */
export function showImport(
  context: Context,
  json: boolean,
): { progress: Progress; stop: () => void } {
  const status = showStatus(context, json);
  let began = performance.now();
  return {
    progress: {
      step(words) {
        began = performance.now();
        status.say(() => words);
        if (!context.hasCursor && !json) context.err.write(`${words}\n`);
      },
      rows(file, rows, share) {
        status.say(() => formatRows(file, rows, share, (performance.now() - began) / 1000));
      },
    },
    stop: status.stop,
  };
}
