import { Command, Option } from 'commander';
import { getHead } from '@/db/queries/get-head';
import { type EntryFilter, type StoredEntry, walkEntries } from '@/db/queries/list-entries';
import { ENTRY_KINDS, type EntryKind } from '@/ledger/entry';
import { describeEntry } from '@/ledger/entry-name';
import { shortFingerprint } from '@/ledger/fingerprint';
import { parseRecord } from '@/ledger/record';
import type { Context } from '../context';
import { withLedger } from '../database';
import { parseFigureId, parsePosition } from '../options';
import { fitLine } from '../terminal/fit-line';

type LogOptions = {
  since: number;
  reverse?: boolean;
  figure?: string;
  kind?: EntryKind;
  json?: boolean;
};

function formatJsonLine(row: StoredEntry): string {
  const { subject, previous, fingerprint } = row;
  const { entry } = parseRecord(row.record);
  return JSON.stringify({ ...entry, subject, previous, fingerprint });
}

/** @param width of the widest position, so that the columns stand under each other */
function formatLine(row: StoredEntry, width: number): string {
  const { entry } = parseRecord(row.record);
  const said = `${entry.recorded_by}: ${entry.why}`;
  return [
    String(entry.position).padStart(width),
    entry.recorded_at,
    shortFingerprint(row.fingerprint),
    describeEntry(entry),
    // Whatever a log that was replayed says, a line stays a line and sets no terminal.
    said.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' '),
  ].join('  ');
}

async function showLog(context: Context, options: LogOptions): Promise<void> {
  await withLedger(context, 'read', async ({ db }) => {
    const head = await getHead(db);
    if (!head) return;
    const width = String(head.position).length;
    const filter: EntryFilter = {
      ...(options.kind ? { kind: options.kind } : {}),
      ...(options.figure ? { figure: options.figure } : {}),
    };
    const range = {
      after: options.since,
      upTo: head.position,
      newestFirst: options.reverse ?? false,
    };
    for await (const batch of walkEntries(db, range, filter)) {
      const lines = batch.map((row) =>
        options.json ? formatJsonLine(row) : fitLine(formatLine(row, width), context.columns),
      );
      await context.out(`${lines.join('\n')}\n`);
    }
  });
}

const EXAMPLES = `
Each line: position, when (UTC), short fingerprint, what, who and why.

Examples:
  casualty-ledger log --reverse | head       the newest entries
  casualty-ledger log --figure Z35Z0V8       the history of one figure, its relations too
  casualty-ledger log --kind withdrawal      what was taken back
  casualty-ledger log --since 179 --json     what came after position 179, a JSON document a line`;

/** `log`: lists entries, a line each. */
export function createLogCommand(context: Context): Command {
  return new Command('log')
    .description('list the entries of the ledger, the newest last')
    .option('--since <position>', 'only entries after this position', parsePosition, 0)
    .option('--figure <id>', 'only entries about this figure', parseFigureId)
    .addOption(new Option('--kind <kind>', 'only entries of this kind').choices(ENTRY_KINDS))
    .option('--reverse', 'the newest first')
    .option('--json', 'one JSON document a line, with the whole entry')
    .addHelpText('after', EXAMPLES)
    .action((options: LogOptions) => showLog(context, options));
}
