import type { Command } from 'commander';
import type { Context } from '../context';
import { completeCorrection } from '../edit/correct';
import { correctionSchema } from '../input/drafts';
import { createEditingCommand } from './editing';

const HELP = `
A correction of a figure is a further version of it: the old one stays at its address. Write its id,
the fields that change, and the change: its kind, the reason, and the evidence (or null). What is
left out stays as it is. Kinds of change:
  our error           we had it wrong
  publisher revised   the publisher of a series gives another number for the same period
  claimant restated   the claimant says otherwise now
  method changed      it is computed in another way

Example, correction.yaml:
  body:
    id: Z35Z0V8
    value: 7650
    sources: [{ source: ucdp-battle-related-deaths, state: 3 }]
    change:
      kind: publisher revised
      reason: Version 25.1 of the dataset gives another number for this year.
      evidence: https://ucdp.uu.se/downloads/

That state of the source is appended first: "casualty-ledger add" shows how. Where another editor
may be at work on the same figure, write version (the next number): if it was taken meanwhile, the
file is refused.

Another question, claimant, period or (unless a publisher revised its series) as-of day is another
figure: append that with "casualty-ledger add". Anything else that has an id (kind: claimant, source,
question and so on) is corrected in the same way, with the change beside the body; with one it stands
on the page of corrections. A claimant that we had named wrongly is corrected as "our error".

  casualty-ledger correct correction.yaml --by "A. Editor" --why "UCDP 25.1 is out" --dry-run
  casualty-ledger correct correction.yaml --by "A. Editor" --why "UCDP 25.1 is out"`;

/** `correct`: appends a further version of a figure, or another state of what figures name. */
export function createCorrectCommand(context: Context): Command {
  return createEditingCommand(
    context,
    'correct',
    'append further versions of figures, from files that give the changed fields',
    HELP,
    { schema: correctionSchema, usualKind: 'figure', complete: completeCorrection },
  );
}
