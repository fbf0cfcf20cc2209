import { Command, InvalidArgumentError } from 'commander';
import { getHead } from '@/db/queries/get-head';
import type { Difference } from '@/db/verify/difference';
import type { Flag } from '@/db/verify/flag';
import { type KnownHead, verifyLedger } from '@/db/verify/verify';
import type { Context } from '../context';
import { withLedger } from '../database';
import { Failure } from '../failure';
import { showProgress } from '../terminal/progress';

type VerifyOptions = { head: KnownHead[]; json?: boolean };

const HEAD = /^(\d{1,15}):([0-9a-f]{16,64})$/;

/** A head on the command line, after those before it. @throws for commander, which names the option */
export function parseHead(value: string, earlier: KnownHead[]): KnownHead[] {
  const [, position, fingerprint] = HEAD.exec(value) ?? [];
  if (position === undefined || fingerprint === undefined) {
    throw new InvalidArgumentError(
      'A head is a position and a fingerprint of 16 to 64 hex digits, such as 179:cfc348a3b6b8f129.',
    );
  }
  return [...earlier, { position: Number(position), fingerprint }];
}

/** What `verify` found, for its caller. */
export function explainDifference(difference: Difference): Failure {
  const { position, table, key, column, stored, expected, words } = difference;
  const place = column === null ? `${table} (${key})` : `${table} (${key}), column ${column}`;
  return new Failure(
    'differs',
    `Entry ${position} differs: ${place}.`,
    [
      words,
      `stored:   ${JSON.stringify(stored)}`,
      `expected: ${JSON.stringify(expected)}`,
      `Everything before it agrees. The program changes nothing that is stored: somebody did, in the`,
      `database itself. Compare with a backup, an export or a release.`,
    ].join('\n'),
    { details: { difference } },
  );
}

/** What is kept though it would be refused today, a line each; empty where there is none. */
export function formatFlags(flags: Flag[]): string {
  return flags
    .map(({ position, field, words }) => `! Entry ${position}, ${field}: ${words}\n`)
    .join('');
}

async function runVerify(context: Context, options: VerifyOptions): Promise<void> {
  await withLedger(context, 'read', async ({ db }) => {
    const whole = (await getHead(db))?.position ?? 0;
    const progress = showProgress(context, 'Verifying', { whole, json: options.json });
    try {
      const { head, rows, flags, difference } = await verifyLedger(db, options.head, progress.at);
      progress.stop();
      if (difference) throw explainDifference(difference);
      const result = { ok: true, head, entries: head.position, rows, flags };
      const number = (n: number) => n.toLocaleString('en');
      const text = `${formatFlags(flags)}Verified ${number(head.position)} entries and the ${number(rows)} rows beside them: everything agrees.\nHead: ${head.position}:${head.fingerprint}`;
      await context.out(`${options.json ? JSON.stringify(result, null, 2) : text}\n`);
    } finally {
      progress.stop();
    }
  });
}

const HELP = `
Recomputes every fingerprint and the chain from the stored records, compares every row of the tables
beside them, and recomputes the checksums of every release. It names the first thing that differs,
with what is stored and what is expected, and ends with exit code 4. An entry that agrees, and yet
says what would be refused today (a date that does not exist), is flagged: it is never changed.

Anyone who can rewrite the whole database can rewrite the whole chain, too: give a head that was
published or noted elsewhere, and the ledger must have had it.

Examples:
  casualty-ledger verify
  casualty-ledger verify --head 179:cfc348a3b6b8f129
  casualty-ledger verify --json`;

/** `verify`: recomputes the ledger. */
export function createVerifyCommand(context: Context): Command {
  return new Command('verify')
    .description('recompute every fingerprint, and compare every row with its record')
    .option(
      '--head <position:fingerprint>',
      'a head that the ledger must have had (may be given again)',
      parseHead,
      [],
    )
    .option('--json', 'the result as a JSON document')
    .addHelpText('after', HELP)
    .action((options: VerifyOptions) => runVerify(context, options));
}
