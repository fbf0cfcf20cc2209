import type { Note } from './postgres/cluster';

/** A step gets a line at its beginning only when it is long enough to be wondered about. */
const LONG_MS = 2000;

/** Shows what the start program does: lines for a person or, with LOG=json, lines of JSON. */
export function createProgress(asJson: boolean) {
  const write = (level: 'info' | 'error') => (text: string) => {
    const line = { level, time: new Date().toISOString(), part: 'start', msg: text.trim() };
    const print = level === 'error' && !asJson ? console.error : console.log;
    print(asJson ? JSON.stringify(line) : text);
  };
  const say = write('info');

  /** Runs one named step and says how it went, with what its work notes or returns in words. */
  async function step<T>(label: string, work: (note: Note) => Promise<T>): Promise<T> {
    const began = performance.now();
    const notes: string[] = [];
    const timer = setTimeout(() => say(`  … ${label}`), LONG_MS);
    const end = (mark: string) => {
      clearTimeout(timer);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      say(
        `  ${mark} ${label}${notes.map((note, at) => (at ? '; ' : ': ') + note).join('')} (${seconds} s)`,
      );
    };
    try {
      const value = await work((text) => notes.push(text));
      if (typeof value === 'string') notes.push(value);
      end('✓');
      return value;
    } catch (error) {
      end('✗');
      throw error;
    }
  }
  return { say, complain: write('error'), step };
}
