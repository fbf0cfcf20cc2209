import type { Entry, EntryKind, NewEntry } from './entry';

/** What an entry names: of which kind, where in its body it does so, and a source's state. */
export type Reference = {
  kind: EntryKind;
  id: string;
  state: number | null;
  path: (string | number)[];
};

/** Names it: claimant "x", source "y" in state 2. */
export function nameReference({ kind, id, state }: Omit<Reference, 'path'>): string {
  return state === null ? `${kind} "${id}"` : `${kind} "${id}" in state ${state}`;
}

function refer(kind: EntryKind, id: string | null, ...path: (string | number)[]): Reference[] {
  return id === null ? [] : [{ kind, id, state: null, path: ['body', ...path] }];
}

function referToSources(refs: { source: string; state: number }[]): Reference[] {
  return refs.map(({ source, state }, index) => ({
    kind: 'source',
    id: source,
    state,
    path: ['body', 'sources', index, 'source'],
  }));
}

/**
 * Everything that must be in the ledger before an entry can be appended. The figure of a further
 * version, and the earlier state of a source, are not named but presupposed: they are not in it.
 */
export function listReferences(entry: Entry | NewEntry): Reference[] {
  const { kind, body } = entry;
  switch (kind) {
    case 'measure':
    case 'source':
    case 'release':
    case 'import':
      return [];
    case 'party':
      return body.members.flatMap((id, index) => refer('party', id, 'members', index));
    case 'conflict':
      return [
        ...body.names.flatMap((name, index) =>
          refer('party', name.used_by, 'names', index, 'used_by'),
        ),
        ...body.parties.flatMap((id, index) => refer('party', id, 'parties', index)),
      ];
    case 'phase':
      return [
        ...refer('conflict', body.conflict, 'conflict'),
        ...refer('phase', body.part_of, 'part_of'),
      ];
    case 'place':
      return [
        ...refer('conflict', body.conflict, 'conflict'),
        ...body.names.flatMap((name, index) => refer('party', name.party, 'names', index, 'party')),
      ];
    case 'claimant':
      return refer('party', body.party, 'party');
    case 'event':
      return [
        ...refer('conflict', body.conflict, 'conflict'),
        ...refer('phase', body.phase, 'phase'),
        ...body.places.flatMap((id, index) => refer('place', id, 'places', index)),
        ...referToSources(body.sources),
      ];
    case 'question':
      return [
        ...refer('conflict', body.conflict, 'conflict'),
        ...refer('measure', body.measure, 'measure'),
        ...refer('phase', body.phase, 'phase'),
        ...refer('event', body.event, 'event'),
        ...refer('party', body.affected, 'affected'),
      ];
    case 'figure':
      return [
        ...refer('question', body.question, 'question'),
        ...refer('claimant', body.claimant, 'claimant'),
        ...refer('claimant', body.relayed_by, 'relayed_by'),
        ...refer('party', body.affected, 'affected'),
        ...referToSources(body.sources),
      ];
    case 'relation':
      return [...refer('figure', body.figure, 'figure'), ...refer('figure', body.other, 'other')];
    case 'withdrawal':
      return [
        ...refer('figure', body.figure, 'figure'),
        ...refer('figure', body.replacement, 'replacement'),
      ];
  }
}
