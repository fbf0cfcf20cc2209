import type { NewEntry } from '@/ledger/entry';

const signed = {
  recorded_at: '2026-11-22T18:00:00Z',
  recorded_by: 'A test',
  why: 'To test',
} as const;

/** Ids with right check symbols, for figures of tests. */
export const FIGURE_IDS = { first: 'A234569', second: 'B00001U' } as const;

/** A conflict of nobody's, with two sides, as the fewest entries that a figure needs. */
export const EXAMPLE_GROUND: NewEntry[] = [
  {
    ...signed,
    kind: 'measure',
    body: {
      id: 'deaths-in-avalon',
      name: 'persons killed',
      unit: 'persons',
      family: 'deaths',
      accumulation: 'flow',
      definition: 'People who died.',
      includes: null,
      excludes: null,
      defined_by: 'A test',
      definition_url: null,
    },
  },
  ...['avalon', 'lyonesse'].map(
    (id): NewEntry => ({
      ...signed,
      kind: 'party',
      body: { id, name: id, kind: 'party', side: id, members: [], note: null },
    }),
  ),
  {
    ...signed,
    kind: 'conflict',
    body: {
      id: 'avalon-lyonesse',
      slug: 'avalon-lyonesse',
      former_slugs: ['the-old-slug'],
      name: 'Avalon and Lyonesse',
      names: [],
      summary: 'A conflict of nobody’s.',
      parties: ['avalon', 'lyonesse'],
      sides: [
        { id: 'avalon', name: 'Avalon' },
        { id: 'lyonesse', name: 'Lyonesse' },
      ],
      ucdp_conflict_ids: [],
    },
  },
  {
    ...signed,
    kind: 'phase',
    body: {
      id: 'avalon-1200',
      conflict: 'avalon-lyonesse',
      name: 'The year 1200',
      period: '1200',
      part_of: null,
      note: null,
    },
  },
  ...(['avalon', 'lyonesse'] as const).map(
    (party): NewEntry => ({
      ...signed,
      kind: 'claimant',
      body: {
        id: `${party}-army`,
        name: `The army of ${party}`,
        kind: 'state body',
        party,
        note: null,
      },
    }),
  ),
  {
    ...signed,
    kind: 'source',
    body: {
      id: 'annals',
      state: 1,
      publisher: 'The Annals',
      title: '=Annals, "1200"\nsecond line; Հայերեն, Azərbaycan, Русский',
      author: null,
      date: '1201',
      url: null,
      archived_url: null,
      accessed: null,
      licence: null,
      language: 'en',
      read_as: 'whole',
      identified_from_wording: false,
      note: null,
    },
  },
  {
    ...signed,
    kind: 'question',
    body: {
      id: 'killed-1200',
      conflict: 'avalon-lyonesse',
      title: 'Killed in 1200',
      measure: 'deaths-in-avalon',
      phase: 'avalon-1200',
      event: null,
      affected: null,
      counted: null,
      scope: null,
      ucdp_conflict_id: null,
      note: null,
    },
  },
];

type FigureEntry = Extract<NewEntry, { kind: 'figure' }>;

/** A figure under the example's question; `over` replaces what a test is about. */
export function exampleFigureEntry(over: Partial<FigureEntry['body']> = {}): FigureEntry {
  return {
    ...signed,
    kind: 'figure',
    body: {
      id: FIGURE_IDS.first,
      version: 1,
      question: 'killed-1200',
      claimant: 'avalon-army',
      stance: 'own',
      relayed_by: null,
      affected: 'avalon',
      affected_basis: 'stated',
      counted: null,
      period: '1200',
      as_of: '1201',
      value: 12,
      low: null,
      high: null,
      qualifier: 'at least',
      basis: 'claim',
      in_words: false,
      wording: null,
      sources: [{ source: 'annals', state: 1 }],
      note: null,
      computation: null,
      change: null,
      ...over,
    },
  };
}

/** Takes the second figure back. */
export const EXAMPLE_WITHDRAWAL: NewEntry = {
  ...signed,
  kind: 'withdrawal',
  body: {
    figure: FIGURE_IDS.second,
    reason: 'duplicate',
    words: 'Counted twice.',
    replacement: FIGURE_IDS.first,
  },
};
