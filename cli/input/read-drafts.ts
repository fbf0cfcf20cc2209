import type { z } from 'zod';
import { readPlainFile } from '@/db/plain-file';
import type { EntryKind } from '@/ledger/entry';
import type { Problem } from '../failure';
import type { Draft } from './drafts';
import { explainIssue } from './explain-issue';
import { readFiguresCsv } from './figures-csv';
import { type InputDocument, readInputFile } from './input-file';

export type DraftSchema = z.ZodType<Omit<Draft, 'document'>>;

/** What was read: the documents of right form, those that were refused, and why. */
export type Drafts = { drafts: Draft[]; refused: InputDocument[]; problems: Problem[] };

/** What spreadsheets write, and what they keep for themselves: that is refused in words. */
const TABLE = /\.(csv|tsv|tab|xlsx?|xlsm|xlsb|ods|numbers|zip)(\.gz)?$/i;

/** Excel's "Unicode Text" ends in .txt, as a file of entries may: its cells stand apart by tabs. */
async function isTable(file: string): Promise<boolean> {
  if (TABLE.test(file)) return true;
  if (!/\.txt$/i.test(file)) return false;
  const bytes = await readPlainFile(file).catch(() => null);
  const [first = ''] =
    bytes
      ?.toString('latin1')
      .replaceAll('\0', '')
      .split(/[\r\n]/) ?? [];
  return first.includes('\t');
}

function withKind(value: unknown, kind: EntryKind | null): unknown {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isGroup && kind !== null ? { kind, ...value } : value;
}

/**
 * Reads files of entries, in the order given.
 * @param usualKind what a document is that does not say its kind; null where each must say it
 * @throws Failure where a file cannot be read at all
 */
export async function readDrafts(
  files: string[],
  schema: DraftSchema,
  usualKind: EntryKind | null,
): Promise<Drafts> {
  const result: Drafts = { drafts: [], refused: [], problems: [] };
  for (const file of files) {
    const { documents, problems } = await ((await isTable(file))
      ? readFiguresCsv(file)
      : readInputFile(file));
    result.problems.push(...problems);
    for (const document of documents) {
      const parsed = schema.safeParse(withKind(document.value, usualKind));
      if (parsed.success) {
        result.drafts.push({ ...parsed.data, document });
      } else {
        result.refused.push(document);
        result.problems.push(
          ...parsed.error.issues.flatMap((issue) => explainIssue(document, issue)),
        );
      }
    }
  }
  return result;
}
