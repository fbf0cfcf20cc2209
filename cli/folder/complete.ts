import { getNewestEntry } from '@/db/queries/get-newest-entry';
import type { Entry, EntryBodies } from '@/ledger/entry';
import { canonicalRecord } from '@/ledger/fingerprint';
import { formatYaml } from '@/ledger/log-yaml';
import { nameReference } from '@/ledger/references';
import { findSame } from '../edit/add';
import { type ChangedField, listChangedFields } from '../edit/changed-fields';
import { type Complete, type Completed, type EditState, giveOutId } from '../edit/edit-state';
import type { Draft } from '../input/drafts';

/** What may grow by itself when a folder is added again: lists to which something was added. */
const GROWING = new Set(['parties', 'sides', 'names', 'members', 'ucdp_conflict_ids']);

const isHeld = (list: unknown[], item: unknown) =>
  list.some((each) => canonicalRecord([each]) === canonicalRecord([item]));

function hasGrown({ field, from, to }: ChangedField): boolean {
  return (
    GROWING.has(field) &&
    Array.isArray(from) &&
    Array.isArray(to) &&
    from.every((item) => isHeld(to, item))
  );
}

/** A correction that says what the folder says, ready to be saved as a file. */
function formatCorrection(draft: Draft, before: Entry, changed: ChangedField[]): string {
  const id = 'id' in before.body ? { id: before.body.id } : {};
  const state = before.kind === 'source' ? { state: before.body.state } : {};
  const fields = Object.fromEntries(changed.map(({ field, to }) => [field, to]));
  const change =
    before.kind === 'figure'
      ? { change: { kind: 'our error', reason: 'Say why.', evidence: null } }
      : {};
  const kind = before.kind === 'figure' ? {} : { kind: draft.kind };
  return formatYaml({ ...kind, body: { ...id, ...state, ...fields, ...change } }).trimEnd();
}

function refuseChanged(draft: Draft, before: Entry, changed: ChangedField[]): Completed {
  const [first] = changed;
  const field = first?.field ?? 'id';
  const differences = changed.map(
    (each) =>
      `${each.field} is ${JSON.stringify(each.from)} there and ${JSON.stringify(each.to)} here`,
  );
  const kinds =
    before.kind === 'figure'
      ? '\nKinds of change: our error, publisher revised, claimant restated, method changed.'
      : '';
  const subject = 'id' in before.body ? before.body.id : '';
  return {
    problems: [
      draft.document.refuse(
        ['body', field],
        `differs from ${draft.kind} ${subject} in the ledger: ${differences.join('; ')}`,
        `Put it back. Or correct the ledger: save this as correction.yaml, and call\n  casualty-ledger correct correction.yaml --by "Your name" --why "The reason"${kinds}\n${formatCorrection(draft, before, changed)}`,
      ),
    ],
  };
}

/** Gives a new figure its id. */
type IdOf = (body: EntryBodies['figure'], state: EditState) => Promise<string>;

async function completeFigure(draft: Draft, state: EditState, idOf: IdOf): Promise<Completed> {
  const body = draft.body as EntryBodies['figure'];
  const same = await findSame(body, state);
  if (same === null) {
    const withdrawn = await findSame(body, state, 'withdrawn');
    if (withdrawn !== null) {
      const fix = 'Take the row out. Another number for it is another as-of day, or other words.';
      const words = `is figure ${withdrawn}, which was withdrawn`;
      return { problems: [draft.document.refuse(['body', 'value'], words, fix)] };
    }
    const id = await idOf(body, state);
    return { body: { ...body, id, version: 1, change: null }, before: null };
  }
  const above = state.planned.find(
    ({ entry }) => entry.kind === 'figure' && entry.body.id === same,
  );
  if (above) {
    const words = `answers the same question as row ${above.document.entry}, by the same claimant, for the same period and as of the same day`;
    const fix =
      'Take one out; two documents of one claim are one row: both titles, with a bar between.';
    return { problems: [draft.document.refuse(['body', 'value'], words, fix)] };
  }
  const before = await getNewestEntry(state.db, 'figure', same);
  if (before === null) throw new Error(`figure ${same} has no entry`);
  const changed = listChangedFields(before.body, draft.body);
  return changed.length === 0 ? { same: before } : refuseChanged(draft, before, changed);
}

/** What a folder leaves unknown of something that the ledger knows more of is not another value. */
const MAY_BE_UNSAID = new Set(['claimant', 'source']);

/**
 * An entry of a conflict folder: new, or the same as the ledger has it. A list that has grown is
 * appended; any other difference is refused with the correction to use.
 */
async function completeEntry(draft: Draft, state: EditState, idOf: IdOf): Promise<Completed> {
  if (draft.kind === 'figure') return completeFigure(draft, state, idOf);
  const { kind, body } = draft;
  const sourceState = kind === 'source' ? Number(body.state) : null;
  const id = String(body.id);
  if (state.defined.has(nameReference({ kind, id, state: sourceState }))) {
    const words = `is the same ${kind} as another of this folder, ${id}`;
    const fix = 'Take one out, or give it another name.';
    return { problems: [draft.document.refuse(['body', 'id'], words, fix)] };
  }
  const before = await getNewestEntry(state.db, kind, id, sourceState);
  if (before === null) return { body, before };
  // Its id says all of what a question is.
  if (kind === 'question') return { same: before };
  const changed = listChangedFields(before.body, body).filter(
    ({ field, to }) =>
      field !== 'former_slugs' && !(MAY_BE_UNSAID.has(kind) && (to === null || to === 'und')),
  );
  if (changed.length === 0) return { same: before };
  if (!changed.every(hasGrown)) {
    return refuseChanged(
      draft,
      before,
      changed.filter((each) => !hasGrown(each)),
    );
  }
  const grown = Object.fromEntries(changed.map(({ field, to }) => [field, to]));
  return { body: { ...before.body, ...grown }, before };
}

/** How a conflict folder is added. */
export const completeFromFolder: Complete = (draft, state) =>
  completeEntry(draft, state, (_body, given) => giveOutId(given, null));

/**
 * How a conflict folder is tried again and again: a figure keeps the id that it was given first.
 * @param ids is filled with what is given out
 */
export function completeFolderWith(ids: Map<string, string>): Complete {
  const idOf: IdOf = async ({ question, claimant, period, as_of }, state) => {
    const key = JSON.stringify([question, claimant, period, as_of]);
    const id = ids.get(key) ?? (await giveOutId(state, null));
    ids.set(key, id);
    return id;
  };
  return (draft, state) => completeEntry(draft, state, idOf);
}
