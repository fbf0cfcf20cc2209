import { z } from 'zod';
import { eventMapSchema } from './event-map';
import { slug, text, url } from './text';
import { DATASET_FORMATS, LEFT_OUT_RULES, ROW_FLAGS } from './vocabulary';

/**
 * What the ledger keeps of an import: which version of which dataset, on whose terms, and the counts
 * and checksums of its tables. The rows themselves are not part of the record; the checksums tell
 * whether rows loaded elsewhere are the same.
 */

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits');

/** A version's own label as it stands in an address, or the day it was fetched: `24.1`, `2026-11-20`. */
export const versionLabel = z
  .string()
  .regex(
    /^[0-9][0-9a-z]*([.-][0-9a-z]+)*$/,
    'must begin with a digit and hold small letters, digits, single points and hyphens',
  )
  .max(40);

/** A table of a version, as read from one file. */
const tableSchema = z.strictObject({
  name: slug,
  /** The file that was given, as it lay on the disk: its name, size and checksum. */
  file: text,
  bytes: count,
  sha256,
  /** The columns in the order in which the publisher has them. */
  columns: z.array(text).min(1),
  rows: count,
  /** Rows with at least one flag; a row may have several. */
  odd_rows: count,
  flagged: z.array(z.strictObject({ flag: z.enum(ROW_FLAGS), rows: count })),
  /** How its columns were read, where that is not a published format's own way. */
  map: eventMapSchema.optional(),
  left_out: z.array(z.strictObject({ rule: z.enum(LEFT_OUT_RULES), rows: count })),
  /** The table as it goes out again: its records as published, with CRLF after each. */
  csv: z.strictObject({ bytes: count, sha256 }),
});

export const importBody = z.strictObject({
  dataset: slug,
  version: versionLabel,
  title: text,
  publisher: text,
  format: z.enum(DATASET_FORMATS),
  licence: text,
  source: url,
  citation: text,
  tables: z.array(tableSchema).min(1),
  /** The version's whole `events.csv`. */
  csv: z.strictObject({ bytes: count, sha256 }),
});

export type ImportBody = z.infer<typeof importBody>;
export type ImportedTable = ImportBody['tables'][number];
