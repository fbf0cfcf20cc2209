import type { z } from 'zod';
import type { EntryKind } from '@/ledger/entry';
import type { Problem } from '../failure';
import type { Draft } from './drafts';
import { explainIssue } from './explain-issue';
import { readFiguresCsv } from './figures-csv';
import { type InputDocument, readInputFile } from './input-file';

export type DraftSchema = z.ZodType<Omit<Draft, 'document'>>;

/** What was read: the documents of right form, those that were refused, and why. */
export type Drafts = { drafts: Draft[]; refused: InputDocument[]; problems: Problem[] };

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
    const isTable = /\.csv$/i.test(file);
    const { documents, problems } = await (isTable ? readFiguresCsv(file) : readInputFile(file));
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
