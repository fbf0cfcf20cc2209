import { stringify } from 'yaml';
import { type Entry, storedEntrySchema } from './entry';

/**
 * A value as YAML 1.2, a block of lines. Text with line breaks is written on one line, with escapes:
 * of the package's other ways of writing it (2.9), block scalars lose a line that begins with a
 * space, and so do folded quoted ones.
 */
export function formatYaml(value: unknown): string {
  return stringify(value, {
    version: '1.2',
    lineWidth: 100,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
}

/** An entry as a document of a log, its fields in the order of the schema, the same on every machine. */
export function formatLogEntry(entry: Entry): string {
  return `---\n${formatYaml(storedEntrySchema.parse(entry))}`;
}

/** Few enough for an editor to open, and a file that is full never changes again. */
const ENTRIES_A_FILE = 500;

/**
 * The file of a log that an entry stands in: "000000501.yaml" for those from 501 to 1000. The names
 * sort in the order of positions.
 */
export function logFileOf(position: number): string {
  const first = position - ((position - 1) % ENTRIES_A_FILE);
  return `${String(first).padStart(9, '0')}.yaml`;
}

/** Whether a file's name is one that `logFileOf` gives. */
export function isLogFile(name: string): boolean {
  return /^\d{9}\.yaml$/.test(name);
}
