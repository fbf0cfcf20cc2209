import { Command } from 'commander';
import { getHead } from '@/db/queries/get-head';
import { isLogFile } from '@/ledger/log-yaml';
import type { Context } from '../context';
import { withLedger } from '../database';
import { makeWholeFolder } from '../export/whole-folder';
import { writeLedger } from '../export/write-ledger';
import { Failure } from '../failure';
import { showProgress } from '../terminal/progress';

type ExportOptions = { force?: boolean; json?: boolean };

async function runExport(context: Context, folder: string, options: ExportOptions): Promise<void> {
  await withLedger(context, 'read', async ({ db }) => {
    const head = await getHead(db);
    if (!head) throw new Failure('refused', 'The ledger is empty.', 'Append to it first.');
    const progress = showProgress(context, 'Exporting', {
      whole: head.position,
      json: options.json,
    });
    const place = {
      force: options.force ?? false,
      isOurs: (name: string) => isLogFile(name) || name === 'releases',
    };
    try {
      await makeWholeFolder(folder, place, async (half) => {
        await writeLedger(db, half, head.position, progress.at);
      });
    } finally {
      progress.stop();
    }
    const { position, fingerprint } = head;
    const result = { ok: true, folder, entries: position, head: { position, fingerprint } };
    const text = `Exported ${position} entries to ${folder}. Head: ${position}:${fingerprint}`;
    await context.out(`${options.json ? JSON.stringify(result, null, 2) : text}\n`);
  });
}

const HELP = `
Writes the ordered log, YAML files of 500 entries in the order of their names, and beside them the
zips of releases. The same ledger gives the same bytes everywhere. Replayed into an empty database
it gives the same positions and fingerprints: "casualty-ledger replay".

Examples:
  casualty-ledger export backup
  casualty-ledger export backup --force      replaces the export that is there`;

/** `export`: writes the whole ledger as its log. */
export function createExportCommand(context: Context): Command {
  return new Command('export')
    .description('write the whole ledger as its ordered log')
    .argument('<folder>', 'where to; made if it is missing, and whole or not there at all')
    .option('--force', 'replace an export that is there')
    .option('--json', 'the result as a JSON document')
    .addHelpText('after', HELP)
    .action((folder: string, options: ExportOptions) => runExport(context, folder, options));
}
