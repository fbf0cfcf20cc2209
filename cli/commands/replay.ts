import { Command } from 'commander';
import { EntryError } from '@/db/append/append';
import { isConnectionBreak } from '@/db/connection-errors';
import { readLog, readReleaseZip } from '@/db/log-file';
import { getHead } from '@/db/queries/get-head';
import { type Replay, replay } from '@/db/replay';
import type { Entry } from '@/ledger/entry';
import type { Context } from '../context';
import { withLedger } from '../database';
import { Failure } from '../failure';
import { showProgress } from '../terminal/progress';

type ReplayOptions = { json?: boolean };

async function readWhole(folder: string): Promise<Entry[]> {
  try {
    return await readLog(folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const fix = 'Give a folder as "casualty-ledger export" writes it.';
    throw new Failure('refused', `${folder} holds no whole log: ${reason}`, fix, { cause });
  }
}

function refuseOther({ differsAt }: Replay, folder: string): void {
  if (differsAt === null) return;
  throw new Failure(
    'refused',
    `The ledger and ${folder} have different entries at position ${differsAt}; nothing was appended.`,
    'A log can be replayed into an empty ledger, or into one that holds its beginning.',
  );
}

async function runReplay(context: Context, folder: string, options: ReplayOptions): Promise<void> {
  const log = await readWhole(folder);
  await withLedger(context, 'append', async ({ db }) => {
    const progress = showProgress(context, 'Replaying', { whole: log.length, json: options.json });
    try {
      const done = await replay(db, log, {
        onAppended: progress.at,
        zipOf: ({ name }) => readReleaseZip(folder, name),
      });
      refuseOther(done, folder);
      const head = await getHead(db);
      const result = {
        ok: true,
        appended: done.appended,
        head: head && { position: head.position, fingerprint: head.fingerprint },
      };
      const text = `Appended ${done.appended} entries. Head: ${head?.position}:${head?.fingerprint}`;
      progress.stop();
      await context.out(`${options.json ? JSON.stringify(result, null, 2) : text}\n`);
    } catch (error) {
      if (!(error instanceof EntryError) || isConnectionBreak(error)) throw error;
      const fix = 'Nothing was appended. Correct the log, or export it anew.';
      throw new Failure('refused', error.message, fix, { cause: error });
    } finally {
      progress.stop();
    }
  });
}

const HELP = `
Appends the entries of a log that the ledger lacks, all or none, with their ids, positions and times,
and the zips of releases from the folder "releases" beside them. The head is then the one that
"export" said. A ledger with other entries is left alone.

Example, into a database of its own:
  LEDGER_DATABASE_URL=postgres://editor:password@host/ledger casualty-ledger replay backup`;

/** `replay`: brings a ledger to the end of an exported log. */
export function createReplayCommand(context: Context): Command {
  return new Command('replay')
    .description('append the entries of an exported log that the ledger lacks')
    .argument('<folder>', 'a log as "export" writes it')
    .option('--json', 'the result as a JSON document')
    .addHelpText('after', HELP)
    .action((folder: string, options: ReplayOptions) => runReplay(context, folder, options));
}
