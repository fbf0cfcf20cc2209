import type { Command } from 'commander';
import type { Context } from '../context';
import { createReleaseCompleter } from '../edit/release';
import { releaseSchema } from '../input/drafts';
import { createEditingCommand } from './editing';

const HELP = `
A release freezes the ledger as it stands, under a name: a zip with the figures as CSV and JSON,
their metadata, the log, how to cite it, and checksums. The ledger keeps the zip, and its checksums
stand in the chain. It cannot be made anew: another one is made under another name.

Example, release.yaml:
  body:
    name: 2026-11-25                        # small letters, digits, hyphens: a part of its address
    origin: https://ledger.example.org      # what its permalinks begin with; or PUBLIC_URL
    notes: The first release.               # or null

  casualty-ledger release release.yaml --by "A. Editor" --why "Quarterly release" --dry-run
  casualty-ledger release release.yaml --by "A. Editor" --why "Quarterly release"`;

/** `release`: freezes the ledger as it stands. */
export function createReleaseCommand(context: Context): Command {
  return createEditingCommand(
    context,
    'release',
    'freeze the ledger as it stands, from a file that names the release',
    HELP,
    {
      schema: releaseSchema,
      usualKind: 'release',
      complete: createReleaseCompleter(context.env.PUBLIC_URL),
    },
  );
}
