import type { Figure } from './figure';
import type { Change } from './vocabulary';
import { formatAffected, formatClaimant, formatDay } from './wording';

/** What of a figure's meaning changed beside its number: in words, null where it is not known. */
export type FieldChange = { field: string; from: string | null; to: string | null };

/** How a figure changed after it was published: from one state to the next, and which kind of change. */
export type Correction = {
  from: Figure;
  /** The next version, or the tombstone of a figure that was withdrawn. */
  to: Figure;
  kind: Change | 'withdrawn';
  /** Whether we had it wrong, rather than that somebody else changed it. */
  ownError: boolean;
  /** Why, in words, and what shows it (an address or a document), where it is given. */
  reason: string;
  evidence: string | null;
  fields: FieldChange[];
};

type Field = { field: string; say: (figure: Figure) => string | null };

function sayDocuments({ sources }: Figure): string {
  return sources
    .map(({ publisher, title, date }) => `${publisher}, “${title}” (${date ?? 'undated'})`)
    .join('; ');
}

/** Everything that a version may change, but for the number with its qualifier, which is said whole. */
const FIELDS: readonly Field[] = [
  { field: 'as of', say: ({ as_of }) => formatDay(as_of) },
  { field: 'words of the source', say: ({ wording }) => wording },
  { field: 'basis', say: ({ basis }) => basis },
  { field: 'who says it', say: formatClaimant },
  { field: 'stance', say: ({ stance }) => stance },
  { field: 'relayed by', say: ({ relayed_by }) => relayed_by?.name ?? null },
  { field: 'who suffered it', say: formatAffected },
  { field: 'who was counted', say: ({ counted }) => counted },
  { field: 'documents', say: sayDocuments },
  { field: 'note', say: ({ note }) => note },
  { field: 'computation', say: ({ computation }) => computation },
];

function listFieldChanges(from: Figure, to: Figure): FieldChange[] {
  return FIELDS.map(({ field, say }) => ({ field, from: say(from), to: say(to) })).filter(
    (change) => change.from !== change.to,
  );
}

function toCorrection(from: Figure, to: Figure): Correction {
  const { withdrawal, change } = to;
  if (withdrawal !== null) {
    return {
      from,
      to,
      kind: 'withdrawn',
      ownError: withdrawal.reason === 'our error',
      reason: `${withdrawal.reason}: ${withdrawal.words}`,
      evidence: null,
      fields: [],
    };
  }
  if (change === null) {
    throw new Error(`version ${to.version} of figure ${to.id} does not say what changed`);
  }
  return {
    from,
    to,
    kind: change.kind,
    ownError: change.kind === 'our error',
    reason: change.reason,
    evidence: change.evidence,
    fields: listFieldChanges(from, to),
  };
}

/**
 * Every change of a published figure, the newest first.
 * @param states states of figures, tombstones too, of each figure all of them or none
 */
export function listCorrections(states: readonly Figure[]): Correction[] {
  const last = new Map<string, Figure>();
  const corrections: Correction[] = [];
  for (const state of states.toSorted((a, b) => a.position - b.position)) {
    const before = last.get(state.id);
    if (before) corrections.push(toCorrection(before, state));
    last.set(state.id, state);
  }
  return corrections.reverse();
}
