import postgres from 'postgres';
import { type DatabaseAddresses, userOf } from '@/db/addresses';
import type { ZipOf } from '@/db/append/release';
import { openDatabase } from '@/db/client';
import { readLog } from '@/db/log-file';
import { grantRoles, migrateLedger } from '@/db/migrate';
import { getHead } from '@/db/queries/get-head';
import { getReleaseZip } from '@/db/queries/get-release-zip';
import { walkEntries } from '@/db/queries/list-entries';
import { replay, zipOfShipped } from '@/db/replay';
import { SHIPPED_LOG } from '@/db/shipped-log';
import type { Entry } from '@/ledger/entry';
import { parseRecord } from '@/ledger/record';
import type { Context } from '../context';
import { withLedger } from '../database';
import { tryEdit } from '../edit/run-edit';
import { Failure } from '../failure';
import { completeFolderWith } from '../folder/complete';
import { readKnown } from '../folder/known';
import { type ReadFolder, readFolder } from '../folder/read-folder';

/** What the copy begins with: the entries of a ledger, and the zips of its releases. */
export type Base = { entries: Entry[]; zipOf: ZipOf; words: string };

/** The ledger that the command line would append to; where there is none, the shipped one. */
export async function readBase(context: Context): Promise<Base> {
  try {
    return await withLedger(context, 'read', async ({ db }) => {
      const upTo = (await getHead(db))?.position ?? 0;
      const entries: Entry[] = [];
      const zips = new Map<string, Uint8Array>();
      for await (const batch of walkEntries(db, { after: 0, upTo })) {
        for (const { record, kind, subject } of batch) {
          entries.push(parseRecord(record).entry);
          const zip = kind === 'release' ? await getReleaseZip(db, upTo, subject) : null;
          if (zip) zips.set(subject, zip);
        }
      }
      const zipOf: ZipOf = async ({ name }) => {
        const zip = zips.get(name);
        if (!zip) throw new Error(`the zip of release ${name} is missing in the ledger`);
        return zip;
      };
      return { entries, zipOf, words: `a copy of the ledger at position ${upTo}` };
    });
  } catch (error) {
    if (!(error instanceof Failure) || error.exit !== 'noDatabase') throw error;
    const entries = await readLog(SHIPPED_LOG);
    return { entries, zipOf: zipOfShipped, words: 'the shipped figures' };
  }
}

/** The schemas that the migrations make. */
const SCHEMAS = ['ledger', 'datasets', 'appending', 'search', 'drizzle'];

/**
 * Makes the preview's own database as empty as a new one. It is refused for any database that is not
 * the one this preview has made.
 */
async function empty(addresses: DatabaseAddresses): Promise<void> {
  const sql = postgres(addresses.owner, { max: 1, onnotice: () => {} });
  try {
    for (const schema of SCHEMAS) await sql.unsafe(`drop schema if exists ${schema} cascade`);
  } finally {
    await sql.end({ timeout: 5 });
  }
  await migrateLedger(addresses.owner);
  const { reader, appender } = addresses;
  await grantRoles(addresses.owner, { reader: userOf(reader), appender: userOf(appender) });
}

/** The copy, in a database that is thrown away with the preview. */
export class Copy {
  #isFresh = true;
  /** Figures keep their ids from one redrawing to the next, so that their pages stay where they are. */
  readonly #ids = new Map<string, string>();
  readonly #context: Context;

  constructor(
    context: Context,
    readonly addresses: DatabaseAddresses,
    readonly base: Base,
  ) {
    this.#context = {
      ...context,
      env: { LEDGER_DATABASE_URL: addresses.appender },
      out: async () => {},
    };
  }

  async #begin(): Promise<void> {
    if (!this.#isFresh) await empty(this.addresses);
    this.#isFresh = false;
    const connection = openDatabase(this.addresses.appender, { max: 1, name: 'preview' });
    try {
      await replay(connection.db, this.base.entries, { zipOf: this.base.zipOf });
    } finally {
      await connection.close();
    }
  }

  /**
   * Appends a folder to the copy as it would be appended to the ledger.
   * @returns the name of the conflict in addresses, and how many entries are new
   * @throws Failure with every problem of the folder; the copy is then without it
   */
  async draw(folder: string): Promise<{ slug: string; entries: number }> {
    await this.#begin();
    const found: ReadFolder = await withLedger(this.#context, 'append', async ({ db }) =>
      readFolder(folder, await readKnown(db)),
    );
    const { files, read, sheet } = found;
    const report = await tryEdit(this.#context, completeFolderWith(this.#ids), files, read, {
      by: sheet?.said.editor ?? 'preview',
      why: 'A preview.',
    });
    return { slug: sheet?.id ?? '', entries: report.planned.length };
  }
}
