import { customType, index, pgSchema, text } from 'drizzle-orm/pg-core';
import { wholeNumber } from './ledger';

/**
 * What the search looks in, made from the entries alone by a trigger (0009_search_documents.sql): an
 * index, not a record. It may be made again, so it lies beside the ledger and `verify` passes it over.
 */
export const search = pgSchema('search');

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
/** Text in the order of its bytes on every machine, so that words are found by their beginning. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** The words that an entry can be found by. The newest row of a subject up to a position is in force. */
export const searchDocuments = search.table(
  'documents',
  {
    position: wholeNumber('position').primaryKey(),
    kind: text('kind').notNull(),
    /** What a later entry replaces: the id, of a source with its state. */
    subject: text('subject').notNull(),
    id: text('id').notNull(),
    /** Of a figure, the question that it answers: it never changes. */
    question: text('question'),
    words: tsvector('words').notNull(),
  },
  (table) => [
    index('documents_subject').on(table.kind, table.subject, table.position),
    // Without a list of what is still to be indexed, which only the primary could work off.
    index('documents_words').using('gin', table.words).with({ fastupdate: false }),
  ],
);

/** Each word of the documents, with the position at which it first came in: what typing errors are compared with. */
export const searchWords = search.table('words', {
  word: bytewise('word').primaryKey(),
  position: wholeNumber('position').notNull(),
});
