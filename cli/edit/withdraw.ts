import { getNewestEntry } from '@/db/queries/get-newest-entry';
import type { EntryBodies } from '@/ledger/entry';
import type { Draft } from '../input/drafts';
import type { Completed, EditState } from './edit-state';

async function isWithdrawn(state: EditState, figure: string): Promise<boolean> {
  const isPlanned = state.planned.some(
    ({ entry }) => entry.kind === 'withdrawal' && entry.body.figure === figure,
  );
  return isPlanned || (await getNewestEntry(state.db, 'withdrawal', figure)) !== null;
}

/** A tombstone: the figure's last version stays, with why it was taken back and what replaces it. */
export async function completeWithdrawal(draft: Draft, state: EditState): Promise<Completed> {
  const body = draft.body as EntryBodies['withdrawal'];
  const refuse = (field: string, message: string, fix: string) => ({
    problems: [draft.document.refuse(['body', field], message, fix)],
  });
  if (await isWithdrawn(state, body.figure)) {
    return refuse('figure', 'is withdrawn already', 'Take the entry out.');
  }
  if (body.replacement !== null && (await isWithdrawn(state, body.replacement))) {
    return refuse(
      'replacement',
      'is withdrawn itself',
      'Name a figure that stands, or write null.',
    );
  }
  return { body, before: await getNewestEntry(state.db, 'figure', body.figure) };
}
