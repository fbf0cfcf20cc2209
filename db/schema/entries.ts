import { index, text, timestamp } from 'drizzle-orm/pg-core';
import { ENTRY_KINDS } from '../../ledger/entry';
import { ledger, oneOf, wholeNumber } from './ledger';

/**
 * An append to the ledger. `record` is the complete exported record as canonical JSON (RFC 8785);
 * `fingerprint` is the SHA-256 of `previous`, a line feed and `record`. A trigger checks position,
 * chain and fingerprint; no row is ever changed.
 */
export const entries = ledger.table(
  'entries',
  {
    position: wholeNumber('position').primaryKey(),
    kind: text('kind', { enum: ENTRY_KINDS as [string, ...string[]] }).notNull(),
    subject: text('subject').notNull(),
    recorded_at: timestamp('recorded_at', { withTimezone: true, precision: 0 }).notNull(),
    recorded_by: text('recorded_by').notNull(),
    why: text('why').notNull(),
    record: text('record').notNull(),
    previous: text('previous').notNull(),
    fingerprint: text('fingerprint').notNull().unique(),
  },
  (table) => [
    oneOf('entries_kind', table.kind, ENTRY_KINDS),
    index('entries_subject_position').on(table.subject, table.position),
  ],
);
