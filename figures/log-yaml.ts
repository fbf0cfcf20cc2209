import { stringify } from 'yaml';
import { type Entry, entrySchema } from './entry';

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
  return `---\n${formatYaml(entrySchema.parse(entry))}`;
}
