import { Command } from 'commander';
import type { KnownHead } from '@/db/verify/verify';
import { withEmptyDatabase } from '../backup/empty-database';
import { readBackup } from '../backup/read-backup';
import { type Restored, restoreBackup } from '../backup/restore-backup';
import type { Context } from '../context';
import { explainBreak } from '../database';
import { showStatus } from '../terminal/progress';
import { formatFlags, parseHead } from './verify';

type RestoreOptions = { head: KnownHead[]; json?: boolean };

function formatRestored({ head, rows, flags, tables, datasets }: Restored): string {
  const number = (n: number) => n.toLocaleString('en');
  return [
    `${formatFlags(flags)}Restored ${number(head.position)} entries, and ${number(datasets.rows)} rows of ${datasets.versions} versions of datasets.`,
    `Verified every entry and the ${number(rows)} rows beside them: everything agrees; ${tables.same} of ${tables.all} tables are byte for byte what they were.`,
    `Head: ${head.position}:${head.fingerprint}`,
  ].join('\n');
}

async function runRestore(
  context: Context,
  folder: string,
  options: RestoreOptions,
): Promise<void> {
  const { head, json = false } = options;
  const backup = await readBackup(folder);
  const status = showStatus(context, json);
  const tell = (what: string, done: number) => status.say(() => `Restoring, ${what}: ${done}`);
  try {
    const restored = await withEmptyDatabase(context, (connection) =>
      restoreBackup(connection, backup, head, tell),
    );
    status.stop();
    const result = { ok: true, ...restored };
    await context.out(`${json ? JSON.stringify(result, null, 2) : formatRestored(restored)}\n`);
  } catch (error) {
    throw explainBreak(error, 'append');
  } finally {
    status.stop();
  }
}

const HELP = `
Compares every file of the backup with its checksum, brings all of it into an empty ledger in one
transaction, compares the tables with the backup's and verifies, and only then commits. Killed on the
way, it leaves nothing.

Where to: a DATA_DIR that is empty or missing, in which it makes the embedded database that npm start
then serves; or an empty database of your own, by its three addresses (without OWNER_DATABASE_URL it
must be migrated already).

Examples:
  DATA_DIR=/new/folder casualty-ledger restore /backups/ledger-2026-11-25
  casualty-ledger restore /backups/ledger-2026-11-25 --head 179:cfc348a3b6b8f129`;

/** `restore`: brings a backup into an empty database. */
export function createRestoreCommand(context: Context): Command {
  return new Command('restore')
    .description('bring a backup into an empty database, verified, all or nothing')
    .argument('<folder>', 'a backup as "backup" writes it')
    .option(
      '--head <position:fingerprint>',
      'a head that the ledger must have had (may be given again)',
      parseHead,
      [],
    )
    .option('--json', 'the result as a JSON document')
    .addHelpText('after', HELP)
    .action((folder: string, options: RestoreOptions) => runRestore(context, folder, options));
}
