import { Command } from 'commander';
import { LOG, MANIFEST, type Manifest, SUMS } from '../backup/manifest';
import { writeBackup } from '../backup/write-backup';
import type { Context } from '../context';
import { withLedger } from '../database';
import { makeWholeFolder } from '../export/whole-folder';
import { showStatus } from '../terminal/progress';

type BackupOptions = { force?: boolean; json?: boolean };

/** What the folder of a backup holds: `--force` replaces nothing else. */
const OURS = new Set([LOG, MANIFEST, SUMS, 'README.txt', 'tables', 'datasets']);

async function runBackup(context: Context, folder: string, options: BackupOptions): Promise<void> {
  const { force = false, json = false } = options;
  const status = showStatus(context, json);
  const written: Manifest[] = [];
  try {
    await withLedger(context, 'read', async (connection) => {
      const place = { force, isOurs: (name: string) => OURS.has(name) };
      await makeWholeFolder(folder, place, async (half) => {
        const tell = (what: string, done: number) =>
          status.say(() => `Backing up ${what}: ${done}`);
        written.push(await writeBackup(connection, half, tell));
      });
    });
  } finally {
    status.stop();
  }
  const [manifest] = written;
  if (!manifest) throw new Error('the backup was not written');
  const { head, datasets } = manifest;
  const rows = datasets.flatMap(({ tables }) => tables).reduce((sum, table) => sum + table.rows, 0);
  const result = { ok: true, folder, head, datasets: { versions: datasets.length, rows } };
  const number = (n: number) => n.toLocaleString('en');
  const text = `Backed up ${number(head.position)} entries, and ${number(rows)} rows of ${datasets.length} versions of datasets, to ${folder}.\nHead: ${head.position}:${head.fingerprint}`;
  await context.out(`${json ? JSON.stringify(result, null, 2) : text}\n`);
}

const HELP = `
Writes all that cannot be made again into one folder of plain files, readable without this program:
the log with the zips of releases, the ledger's tables as CSV, the rows of imported datasets as their
publishers have them, and the SHA-256 of every file (sha256sum -c SHA256SUMS). One state of the
ledger, also while somebody appends. Note the head elsewhere: "restore --head" holds a backup to it.

Examples:
  casualty-ledger backup /backups/ledger-2026-11-25
  casualty-ledger backup /backups/newest --force     replaces the backup that is there`;

/** `backup`: writes the ledger and the rows of its datasets into a folder. */
export function createBackupCommand(context: Context): Command {
  return new Command('backup')
    .description('write the ledger and the rows of its datasets into a folder of plain files')
    .argument('<folder>', 'where to; made if it is missing, and whole or not there at all')
    .option('--force', 'replace a backup that is there')
    .option('--json', 'the result as a JSON document')
    .addHelpText('after', HELP)
    .action((folder: string, options: BackupOptions) => runBackup(context, folder, options));
}
