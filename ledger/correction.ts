import type { Figure, FigureSource } from './figure';
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
  return sources.map(sayDocument).join('; ');
}

/** A document with all that a correction of its record may change. */
function sayDocument(source: FigureSource): string {
  const { publisher, title, date, url, document, agency, inferred, cite_with } = source;
  const more = [
    document ?? null,
    agency === undefined ? null : `written by ${agency}`,
    url,
    inferred === undefined ? null : `${inferred.join(' and ')} inferred`,
    cite_with === undefined
      ? null
      : `to be cited with “${cite_with.map((w) => w.title).join('”, “')}”`,
  ].filter((part) => part !== null);
  const isDescribed = document !== undefined;
  return `${publisher}, “${title}” (${date ?? 'undated'})${isDescribed ? `: ${more.join(', ')}` : ''}`;
}

/** Everything that a version may change, but for the number with its qualifier, which is said whole. */
const FIELDS: readonly Field[] = [
  { field: 'what was counted', say: ({ question }) => question.title },
  { field: 'scope', say: ({ question }) => question.scope },
  { field: 'phase', say: ({ phase }) => phase?.name ?? null },
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

/** Corrections of one kind, reason and evidence together, in the order of the first of each. */
export function groupCorrections(
  corrections: readonly Correction[],
): (readonly [Correction, ...Correction[]])[] {
  const groups = new Map<string, [Correction, ...Correction[]]>();
  for (const correction of corrections) {
    const key = JSON.stringify([correction.kind, correction.reason, correction.evidence]);
    const group = groups.get(key);
    if (group) group.push(correction);
    else groups.set(key, [correction]);
  }
  return [...groups.values()];
}
