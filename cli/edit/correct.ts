import { getNewestEntry } from '@/db/queries/get-newest-entry';
import type { Entry, EntryBodies } from '@/ledger/entry';
import { nameReference } from '@/ledger/references';
import type { Problem } from '../failure';
import type { Draft } from '../input/drafts';
import { listChangedFields } from './changed-fields';
import { type Completed, type EditState, isKnown, nameDefinition } from './edit-state';

/** The newest state of what a draft corrects, one that these files correct already included. */
async function findNewest(draft: Draft, state: EditState): Promise<Entry | null> {
  const { kind, body } = draft;
  const sourceState = kind === 'source' ? Number(body.state) : null;
  const name = nameReference({ kind, id: String(body.id), state: sourceState });
  const planned = state.planned.findLast(({ entry }) => nameDefinition(entry) === name);
  if (planned) return planned.entry;
  return getNewestEntry(state.db, kind, String(body.id), sourceState);
}

type Correction = Partial<EntryBodies['figure']> & { change: { kind: string } };

/** What a further version may not change: whose answer to which question, for which period. */
function refuseOtherFigure(draft: Draft, last: EntryBodies['figure']): Problem[] {
  const body = draft.body as Correction;
  const fields = (['question', 'claimant', 'period', 'as_of'] as const).filter(
    (field) =>
      !(field === 'claimant' && body.change.kind === 'our error') &&
      !(field === 'as_of' && body.change.kind === 'publisher revised'),
  );
  return fields
    .filter((field) => body[field] !== undefined && body[field] !== last[field])
    .map((field) =>
      draft.document.refuse(
        ['body', field],
        `is "${last[field]}" in version ${last.version}: another ${field} is another figure`,
        'Take the field out, or append another figure with: casualty-ledger add',
      ),
    );
}

async function refuseFigure(
  draft: Draft,
  last: EntryBodies['figure'],
  state: EditState,
): Promise<Problem[]> {
  const { document, body } = draft;
  if (await getNewestEntry(state.db, 'withdrawal', last.id)) {
    return [
      document.refuse(
        ['body', 'id'],
        'is withdrawn, and a withdrawn figure gets no further version',
        'Append a new figure with: casualty-ledger add',
      ),
    ];
  }
  const next = last.version + 1;
  if (body.version !== undefined && body.version !== next) {
    return [
      document.refuse(
        ['body', 'version'],
        `does not follow: the next version is ${next}`,
        `Leave it out, or write ${next}. See what has changed since: casualty-ledger log --figure ${last.id}`,
      ),
    ];
  }
  return refuseOtherFigure(draft, last);
}

async function refuseUnknown(draft: Draft, state: EditState): Promise<Problem> {
  const id = String(draft.body.id);
  if (draft.kind === 'source' && (await isKnown(state, { kind: 'source', id, state: 1 }))) {
    return draft.document.refuse(
      ['body', 'state'],
      `is not a state of the source "${id}" that the ledger holds`,
      'A document that says otherwise now is a further state, with all fields: casualty-ledger add',
    );
  }
  return draft.document.refuse(
    ['body', 'id'],
    `no such ${draft.kind} is in the ledger`,
    'Correct the id; something new comes with: casualty-ledger add',
  );
}

/** A further state of what the ledger holds: what the draft leaves out stays as it is. */
export async function completeCorrection(draft: Draft, state: EditState): Promise<Completed> {
  const before = await findNewest(draft, state);
  if (!before) return { problems: [await refuseUnknown(draft, state)] };
  const problems = before.kind === 'figure' ? await refuseFigure(draft, before.body, state) : [];
  if (problems.length > 0) return { problems };
  const next = before.kind === 'figure' ? { version: before.body.version + 1 } : {};
  const body = { ...before.body, ...draft.body, ...next };
  if (listChangedFields(before.body, body).length === 0) {
    const problem = draft.document.refuse(
      ['body'],
      'changes nothing: every field is as it is in the ledger',
      'Write the fields that change, with their new values.',
    );
    return { problems: [problem] };
  }
  return { body, before };
}
