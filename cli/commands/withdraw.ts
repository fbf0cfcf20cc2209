import type { Command } from 'commander';
import { WITHDRAWAL_REASONS } from '@/ledger/vocabulary';
import type { Context } from '../context';
import { completeWithdrawal } from '../edit/withdraw';
import { withdrawalSchema } from '../input/drafts';
import { createEditingCommand } from './editing';

const HELP = `
A withdrawn figure is not deleted: its page says that it is withdrawn, with its last value, why, and
what replaces it; it is in no chart or list any more. It cannot be undone. A figure that is only
wrong is corrected: "casualty-ledger correct".

Reasons: ${WITHDRAWAL_REASONS.join(', ')}.

Example, withdrawal.yaml:
  body:
    figure: Z35Z0V8
    reason: duplicate
    words: The same statement of the same claimant stands as another figure.
    replacement: A8W71GU       # the id of the figure to use instead, or null

  casualty-ledger withdraw withdrawal.yaml --by "A. Editor" --why "Entered twice" --dry-run
  casualty-ledger withdraw withdrawal.yaml --by "A. Editor" --why "Entered twice"`;

/** `withdraw`: appends tombstones. */
export function createWithdrawCommand(context: Context): Command {
  return createEditingCommand(
    context,
    'withdraw',
    'take figures back, from files that say why and what replaces them',
    HELP,
    { schema: withdrawalSchema, usualKind: 'withdrawal', complete: completeWithdrawal },
  );
}
