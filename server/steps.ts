/** Where the lines go: the terminal, or a log. */
export type Output = { write: (text: string) => unknown; isTTY?: boolean | undefined };

/** Adds what came of a step to its line ("already built"). */
export type Note = (text: string) => void;

/** Runs one named step and shows how it went. */
export type RunStep = <T>(label: string, work: (note: Note) => Promise<T>) => Promise<T>;

/** In a log, a step gets a line at its beginning only when it is long enough to be wondered about. */
const LONG_MS = 3000;

/**
 * Shows each step as it goes: on a terminal the line is there from the beginning, and gets its tick
 * and its time when the step is done.
 */
export function createSteps(out: Output): RunStep {
  return async (label, work) => {
    const began = performance.now();
    let result = '';
    const begin = () => out.write(out.isTTY ? `  … ${label}` : `  … ${label}\n`);
    const timer = out.isTTY ? undefined : setTimeout(begin, LONG_MS);
    if (out.isTTY) begin();
    const end = (mark: string) => {
      clearTimeout(timer);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const line = `  ${mark} ${label}${result ? `: ${result}` : ''} (${seconds} s)\n`;
      out.write(out.isTTY ? `\r\u001b[2K${line}` : line);
    };
    try {
      const value = await work((text) => {
        result = result ? `${result}; ${text}` : text;
      });
      end('✓');
      return value;
    } catch (error) {
      end('✗');
      throw error;
    }
  };
}
