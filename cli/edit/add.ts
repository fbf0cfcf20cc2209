import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { figureVersions } from '@/db/schema/figure-versions';
import { figures } from '@/db/schema/figures';
import { relations } from '@/db/schema/relations';
import { withdrawals } from '@/db/schema/withdrawals';
import type { EntryBodies } from '@/ledger/entry';
import { nameReference } from '@/ledger/references';
import { type Draft, isLabel } from '../input/drafts';
import { type Completed, type EditState, giveOutId, isKnown } from './edit-state';

type FigureDraft = Record<string, unknown> & { id?: string };

/** The figure that gives the same answer already: it would be a version of that one. */
export async function findSame(
  body: EntryBodies['figure'],
  { db, planned }: EditState,
  withdrawn: 'withdrawn' | 'current' = 'current',
): Promise<string | null> {
  const isSame = (
    other: Pick<EntryBodies['figure'], 'question' | 'claimant' | 'period' | 'as_of'>,
  ) =>
    (['question', 'claimant', 'period', 'as_of'] as const).every(
      (field) => other[field] === body[field],
    );
  const above = planned.find(({ entry }) => entry.kind === 'figure' && isSame(entry.body));
  if (above?.entry.kind === 'figure') return above.entry.body.id;
  const [row] = await db
    .select({ id: figures.id })
    .from(figures)
    .innerJoin(
      figureVersions,
      and(eq(figureVersions.figure, figures.id), eq(figureVersions.as_of, body.as_of)),
    )
    .leftJoin(withdrawals, eq(withdrawals.figure, figures.id))
    .where(
      and(
        eq(figures.question, body.question),
        eq(figures.claimant, body.claimant),
        eq(figures.period, body.period),
        withdrawn === 'current' ? isNull(withdrawals.figure) : isNotNull(withdrawals.figure),
      ),
    )
    .limit(1);
  return row?.id ?? null;
}

async function addFigure(draft: Draft, state: EditState): Promise<Completed> {
  const { id, ...body } = draft.body as FigureDraft;
  const refuse = (message: string, fix: string) => ({
    problems: [draft.document.refuse(['body', 'id'], message, fix)],
  });
  if (isLabel(id) && state.labels.has(id)) {
    return refuse('stands for another figure already', 'Give each new figure a label of its own.');
  }
  const isGiven = id !== undefined && !isLabel(id);
  if (isGiven && (await isKnown(state, { kind: 'figure', id, state: null }))) {
    return refuse(
      'is the id of a figure already; no id is used twice',
      'Leave the id out to get a new one. To change that figure: casualty-ledger correct',
    );
  }
  const same = await findSame(body as EntryBodies['figure'], state);
  if (same !== null) {
    return refuse(
      `would be the same figure as ${same}: its question, claimant, period and as-of day`,
      'Give that one a further version: casualty-ledger correct',
    );
  }
  const own = isGiven ? id : await giveOutId(state, isLabel(id) ? id : null);
  return { body: { ...body, id: own, version: 1, change: null }, before: null };
}

async function hasRelation(db: Database, body: EntryBodies['relation']): Promise<boolean> {
  const rows = await db
    .select({ position: relations.position })
    .from(relations)
    .where(
      and(
        eq(relations.figure, body.figure),
        eq(relations.relation, body.relation),
        eq(relations.other, body.other),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

async function addRelation(draft: Draft, state: EditState): Promise<Completed> {
  const body = { ...draft.body } as EntryBodies['relation'];
  for (const field of ['figure', 'other'] as const) {
    const named = body[field];
    if (!isLabel(named)) continue;
    const id = state.labels.get(named);
    if (id === undefined) {
      // The figure that bears the label was refused itself: that is problem enough.
      if (state.defined.has(nameReference({ kind: 'figure', id: named, state: null })))
        return { problems: [] };
      const problem = draft.document.refuse(
        ['body', field],
        'is the label of no figure that stands before it in these files',
        `Write "id: ${named}" in the figure that is meant, above this entry.`,
      );
      return { problems: [problem] };
    }
    body[field] = id;
  }
  if (await hasRelation(state.db, body)) {
    const problem = draft.document.refuse(
      ['body', 'relation'],
      'is in the ledger already between these two figures',
      'Take the entry out.',
    );
    return { problems: [problem] };
  }
  return { body, before: null };
}

async function addSource(draft: Draft, state: EditState): Promise<Completed> {
  const body = draft.body as EntryBodies['source'];
  const earlier = { kind: 'source' as const, id: body.id, state: body.state - 1 };
  if (body.state > 1 && !(await isKnown(state, earlier))) {
    const problem = draft.document.refuse(
      ['body', 'state'],
      `does not follow: no ${nameReference(earlier)} is in the ledger`,
      'Number the states of a document from 1, without a gap.',
    );
    return { problems: [problem] };
  }
  return { body, before: null };
}

/** Something new. What is there already is changed with `correct`, which says why. */
export async function completeAddition(draft: Draft, state: EditState): Promise<Completed> {
  if (draft.kind === 'figure') return addFigure(draft, state);
  if (draft.kind === 'relation') return addRelation(draft, state);
  const reference = {
    kind: draft.kind,
    id: String(draft.body.id),
    state: draft.kind === 'source' ? Number(draft.body.state) : null,
  };
  if (await isKnown(state, reference)) {
    const problem = draft.document.refuse(
      ['body', 'id'],
      `${nameReference(reference)} is there already`,
      'Take another id, or change what is there with: casualty-ledger correct',
    );
    return { problems: [problem] };
  }
  return draft.kind === 'source' ? addSource(draft, state) : { body: draft.body, before: null };
}
