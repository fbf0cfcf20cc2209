import { randomBytes } from 'node:crypto';
import { isInLedger } from '@/db/append/subjects';
import type { Database } from '@/db/client';
import type { Entry } from '@/ledger/entry';
import { createFigureId } from '@/ledger/id';
import { nameReference, type Reference } from '@/ledger/references';
import type { Problem } from '../failure';
import type { Draft } from '../input/drafts';
import type { InputDocument } from '../input/input-file';

/** An entry that is to be appended, what it replaces, and where it was read. */
export type Planned = { entry: Entry; before: Entry | null; document: InputDocument };

/** What is known while entries are planned, one after the other, under the ledger's lock. */
export type EditState = {
  /** The transaction that will append them. */
  db: Database;
  /** Where the ledger ends now. */
  head: number;
  /** The time of what does not say its own. */
  now: Date;
  planned: Planned[];
  /** What the ledger has already just as the files say it. */
  same: Entry[];
  /** What these files define so far (in the words of `nameReference`), refused documents included. */
  defined: Set<string>;
  /** Labels that stand for figures of these files. */
  labels: Map<string, string>;
  /** Ids given out now, with their labels where they have one. */
  given: Map<string, string | null>;
  /** The zips of the releases that are planned, by their names. */
  zips: Map<string, Uint8Array>;
};

/** What a draft becomes: the whole body and what it replaces, what the ledger has of it already, or why it is refused. */
export type Completed =
  | { body: unknown; before: Entry | null }
  | { same: Entry }
  | { problems: Problem[] };

/** How one kind of edit makes a whole entry of what an editor wrote. */
export type Complete = (draft: Draft, state: EditState) => Promise<Completed>;

/** What an entry defines, in the words of `nameReference`. */
export function nameDefinition(entry: Entry): string | null {
  const { kind, body } = entry;
  if (kind === 'relation' || kind === 'withdrawal' || kind === 'release' || kind === 'import')
    return null;
  return nameReference({ kind, id: body.id, state: kind === 'source' ? body.state : null });
}

/** Whether something can be named: the ledger holds it, or an earlier document defines it. */
export async function isKnown(
  state: EditState,
  reference: Omit<Reference, 'path'>,
): Promise<boolean> {
  return state.defined.has(nameReference(reference)) || isInLedger(state.db, reference);
}

/** A new id: from random bytes, and held against the ledger and these files. Never given out twice. */
export async function giveOutId(state: EditState, label: string | null): Promise<string> {
  for (;;) {
    const id = createFigureId((n) => randomBytes(n));
    if (await isKnown(state, { kind: 'figure', id, state: null })) continue;
    state.given.set(id, label);
    if (label !== null) state.labels.set(label, id);
    return id;
  }
}
