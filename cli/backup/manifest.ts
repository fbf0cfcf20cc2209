import { z } from 'zod';

/** The version of a backup's layout: a program refuses one that is newer than its own. */
export const BACKUP_FORMAT = 1;

/** Where in the folder of a backup things lie. */
export const MANIFEST = 'backup.json';
export const SUMS = 'SHA256SUMS';
export const LOG = 'log';

const count = z.int().min(0);

/** What a backup says of itself. Files are named by their paths in its folder, with `/`. */
export const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  /** The version of the program that wrote it, and when. */
  program: z.string(),
  made_at: z.string(),
  head: z.object({ position: count, fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** The ledger's tables, each a CSV. */
  tables: z.array(z.object({ name: z.string(), file: z.string(), columns: z.array(z.string()) })),
  /** The versions of datasets whose rows were in the database: a CSV for each of their tables. */
  datasets: z.array(
    z.object({
      dataset: z.string(),
      version: z.string(),
      tables: z.array(z.object({ name: z.string(), file: z.string(), rows: count })),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** What the folder is, for those who find it without this program. */
export const README = `A backup of a Casualty Ledger: plain files, all UTF-8.

${LOG}/        every entry of the ledger in its order, as YAML; releases/ holds the zips of releases.
            All the rest of the ledger follows from it: "casualty-ledger replay ${LOG}" is enough.
tables/     the same ledger as tables, a CSV each (RFC 4180; values as Postgres writes them, times in
            UTC; an empty cell is unknown, "" is empty text). "record" in entries.csv is the whole
            entry as JSON; "fingerprint" is the SHA-256 of "previous", a line feed and "record".
datasets/   the rows of imported datasets, as their publishers have them, a CSV for each table of each
            version. The entry of an import in the log has the size and the SHA-256 of each.
${MANIFEST} what is in here, and the head of the ledger: its last position and fingerprint.
${SUMS}  the SHA-256 of every other file. To check all of them: sha256sum -c ${SUMS}

Into an empty database: casualty-ledger restore FOLDER
`;
