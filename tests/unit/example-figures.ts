import type { FigureRelation, PartyRecord } from '@/ledger/conflict';
import type { Figure, FigureSource, Party } from '@/ledger/figure';
import { createFigureId } from '@/ledger/id';
import { type Period, parsePeriod } from '@/ledger/period';
import type { Accumulation, MeasureFamily, Relation } from '@/ledger/vocabulary';

/** Figures for tests: real ones of the shipped conflict, and `exampleFigure` for any other case. */

/** A figure's id for a small whole number, the same on every run. */
export function exampleId(n: number): string {
  let last = 0;
  return createFigureId(() =>
    Uint8Array.from([10, 3, (3 + (n >> 10)) & 31, (n >> 5) & 31, n & 31, last++ & 31]),
  );
}

export const exampleParties: PartyRecord[] = [
  party('armenia', 'Armenia', 'party', 'armenian', []),
  party('azerbaijan', 'Azerbaijan', 'party', 'azerbaijani', []),
  party('nk-authorities', 'Nagorno-Karabakh authorities', 'party', 'armenian', []),
  party('armenian-side', 'Armenian side, not separated', 'answer', 'armenian', [
    'armenia',
    'nk-authorities',
  ]),
  party('both-sides', 'both sides', 'answer', null, ['armenia', 'azerbaijan', 'nk-authorities']),
  party('not-stated', 'not stated', 'answer', null, []),
];

function party(
  id: string,
  name: string,
  kind: PartyRecord['kind'],
  side: string | null,
  members: string[],
): PartyRecord {
  return { id, name, kind, side, members, note: null };
}

/** The party as a figure's record carries it. */
export function exampleParty(id: string): Party {
  const found = exampleParties.find((each) => each.id === id);
  if (!found) throw new Error(`no example party "${id}"`);
  return { id: found.id, name: found.name, side: found.side };
}

export function exampleMeasure(
  id: string,
  name: string,
  unit: string,
  family: MeasureFamily,
  accumulation: Accumulation = 'flow',
): Figure['measure'] {
  return { id, name, unit, family, accumulation };
}

export const killed = exampleMeasure('persons-killed', 'Persons killed', 'persons', 'deaths');
export const battleDeaths = exampleMeasure(
  'battle-related-deaths',
  'Battle-related deaths',
  'persons',
  'deaths',
);
export const fled = exampleMeasure(
  'persons-who-fled',
  'Persons who fled their homes (flow)',
  'persons',
  'displacement',
);
export const displaced = exampleMeasure(
  'internally-displaced',
  'Internally displaced persons (stock)',
  'persons',
  'displacement',
  'stock',
);
export const incidents = exampleMeasure('incidents', 'Incidents', 'incidents', 'incidents');
export const helicopters = exampleMeasure(
  'helicopters-destroyed',
  'Helicopters destroyed or shot down',
  'helicopters',
  'materiel',
);

export function exampleSource(overrides: Partial<FigureSource> = {}): FigureSource {
  return {
    id: 'example-report',
    state: 1,
    publisher: 'Example Gazette',
    title: 'An example report',
    author: null,
    date: '2020-09-27',
    url: 'https://gazette.example/report',
    archived_url: null,
    accessed: '2024-05-01',
    licence: null,
    read_as: 'whole',
    identified_from_wording: false,
    ...overrides,
  };
}

export const washingtonPost = exampleSource({
  id: 'washington-post-2020-09-27',
  publisher: 'The Washington Post',
  title: 'Fighting erupts between Armenia and Azerbaijan',
  url: 'https://washingtonpost.example/2020/09/27',
});
export const voaNews = exampleSource({
  id: 'voa-news-2020-09-27',
  publisher: 'VOA News',
  title: 'Armenia, Azerbaijan Exchange Accusations Over Heavy Fighting in Nagorno-Karabakh',
  url: 'https://voanews.example/2020/09/27',
  read_as: 'stored page',
});
export const ucdp24 = exampleSource({
  id: 'ucdp-brd-24-1',
  publisher: 'Uppsala Conflict Data Program',
  title: 'UCDP Battle-Related Deaths Dataset, version 24.1',
  date: '2024',
  url: 'https://ucdp.example/downloads/',
  read_as: 'dataset file',
});

export const ownVoice: Figure['claimant'] = {
  id: 'report-own-voice',
  name: "the report's own voice",
  kind: 'document',
  party: null,
};
export const ucdp: Figure['claimant'] = {
  id: 'ucdp',
  name: 'Uppsala Conflict Data Program',
  kind: 'organisation',
  party: null,
};

type Overrides = Partial<Omit<Figure, 'period'>> & { period?: string | Period };

let made = 1000;

/** A current figure, "5 persons killed" says Example Agency, with anything about it replaced. */
export function exampleFigure(overrides: Overrides = {}): Figure {
  const { period = '2020-07', ...rest } = overrides;
  return {
    id: exampleId(made++),
    version: 1,
    status: 'current',
    conflict: { id: 'nagorno-karabakh', slug: 'nagorno-karabakh', name: 'Nagorno-Karabakh' },
    phase: null,
    question: {
      id: 'example-question',
      title: 'An example question',
      scope: null,
      ucdp_conflict_id: null,
    },
    measure: killed,
    affected: exampleParty('azerbaijan'),
    affected_basis: 'stated',
    counted: 'military',
    claimant: { id: 'example-agency', name: 'Example Agency', kind: 'organisation', party: null },
    stance: 'third party',
    relayed_by: null,
    value: 5,
    low: null,
    high: null,
    qualifier: 'none',
    basis: 'claim',
    in_words: false,
    wording: null,
    period: typeof period === 'string' ? parsePeriod(period) : period,
    as_of: '2020-09-27',
    sources: [exampleSource()],
    note: null,
    computation: null,
    change: null,
    withdrawal: null,
    position: 100,
    recorded_at: '2024-05-02T10:00:00Z',
    recorded_by: 'an editor',
    why: 'an example',
    fingerprint: '0123456789abcdef'.repeat(4),
    ...rest,
  };
}

function question(id: string, title: string, ucdpConflict: number | null = null) {
  return { id, title, scope: null, ucdp_conflict_id: ucdpConflict };
}

function stateBody(id: string, name: string, partyId: string): Figure['claimant'] {
  return { id, name, kind: 'state body', party: exampleParty(partyId) };
}

export const armeniaMod = stateBody('armenia-mod', "Armenia's Defence Ministry", 'armenia');
export const azerbaijanMod = stateBody(
  'azerbaijan-mod',
  "Azerbaijan's Defence Ministry",
  'azerbaijan',
);

const toldByPost = { sources: [washingtonPost], as_of: '2020-09-27' };
const notStated = {
  affected: exampleParty('not-stated'),
  affected_basis: 'not stated',
  counted: 'not stated',
} as const;
const materiel = { affected_basis: 'implied', counted: null } as const;

/** #1 to #11 of the report of 27 September 2020 that the project began with. */
export const seed1 = exampleFigure({
  ...toldByPost,
  ...notStated,
  id: exampleId(1),
  question: question('killed-in-the-war-to-1994', 'Killed in the war to 1994'),
  phase: { id: 'war-to-1994', name: 'War to May 1994' },
  claimant: ownVoice,
  value: 20000,
  qualifier: 'at least',
  wording: 'killed at least 20,000',
  period: '/1994',
});
export const seed2 = exampleFigure({
  ...toldByPost,
  ...notStated,
  id: exampleId(2),
  question: question('fled-in-the-war-to-1994', 'Fled in the war to 1994'),
  phase: { id: 'war-to-1994', name: 'War to May 1994' },
  measure: fled,
  claimant: ownVoice,
  value: 1000000,
  in_words: true,
  wording: 'a million people flee their homes',
  period: '/1994',
});
export const seed3 = exampleFigure({
  ...toldByPost,
  ...notStated,
  id: exampleId(3),
  question: question('killed-in-april-2016', 'Killed in the fighting of April 2016'),
  phase: { id: 'april-2016', name: 'Fighting of April 2016' },
  claimant: { id: 'not-clear', name: 'not clear', kind: 'not clear', party: null },
  value: 200,
  wording: 'the 200 killed in the 2016 four-day war',
  period: '2016',
});
export const seed4 = exampleFigure({
  ...toldByPost,
  id: exampleId(4),
  question: question('incidents-since-2015', 'Incidents since 2015, without the four-day war'),
  measure: incidents,
  affected: exampleParty('not-stated'),
  affected_basis: 'not stated',
  counted: null,
  claimant: {
    id: 'crisis-group',
    name: 'International Crisis Group',
    kind: 'organisation',
    party: null,
  },
  relayed_by: { id: ownVoice.id, name: ownVoice.name, kind: ownVoice.kind },
  value: 300,
  qualifier: 'near',
  basis: 'count',
  wording: 'reported near 300 incidents since 2015, excluding',
  period: '2015/2020-09-27',
});
export const seed5 = exampleFigure({
  ...toldByPost,
  id: exampleId(5),
  question: question('killed-on-the-border-july-2020', 'Killed on the border, July 2020'),
  phase: { id: 'july-2020', name: 'Fighting on the Armenia-Azerbaijan border, July 2020' },
  affected: exampleParty('both-sides'),
  affected_basis: 'implied',
  counted: 'soldiers',
  claimant: ownVoice,
  value: 16,
  qualifier: 'at least',
  wording: 'at least 16 soldiers were killed',
  period: '2020-07',
});

const helicopterQuestion = question(
  'helicopters-lost-by-azerbaijan',
  'Helicopters lost by Azerbaijan, 27 September 2020',
);
export const seed6 = exampleFigure({
  ...toldByPost,
  ...materiel,
  id: exampleId(6),
  question: helicopterQuestion,
  measure: helicopters,
  claimant: armeniaMod,
  stance: 'opponent',
  value: 2,
  in_words: true,
  wording: 'destroyed two helicopters',
  period: '2020-09-27',
  sources: [washingtonPost, voaNews],
});
export const seed7 = exampleFigure({
  ...toldByPost,
  ...materiel,
  id: exampleId(7),
  question: question('drones-lost-by-azerbaijan', 'Drones lost by Azerbaijan, 27 September 2020'),
  measure: exampleMeasure('drones', 'Drones destroyed or shot down', 'drones', 'materiel'),
  claimant: armeniaMod,
  stance: 'opponent',
  value: 3,
  in_words: true,
  wording: 'three drones',
  period: '2020-09-27',
});
export const seed8 = exampleFigure({
  ...toldByPost,
  ...materiel,
  id: exampleId(8),
  question: question('tanks-lost-by-azerbaijan', 'Tanks lost by Azerbaijan, 27 September 2020'),
  measure: exampleMeasure('tanks', 'Tanks destroyed', 'tanks', 'materiel'),
  claimant: armeniaMod,
  stance: 'opponent',
  value: 3,
  in_words: true,
  wording: 'three tanks',
  period: '2020-09-27',
});
export const seed9 = exampleFigure({
  ...toldByPost,
  ...materiel,
  id: exampleId(9),
  question: helicopterQuestion,
  measure: helicopters,
  claimant: azerbaijanMod,
  stance: 'own',
  value: 1,
  in_words: true,
  wording: 'only one helicopter had been shot down',
  period: '2020-09-27',
});
export const seed10 = exampleFigure({
  ...toldByPost,
  id: exampleId(10),
  question: {
    ...question('killed-aboard', "Killed in the shooting-down of Azerbaijan's helicopter"),
    scope: 'aboard the helicopter shot down',
  },
  affected_basis: 'implied',
  counted: 'not stated',
  claimant: azerbaijanMod,
  stance: 'own',
  value: 0,
  in_words: true,
  wording: 'no loss of life',
  period: '2020-09-27',
});
export const seed11 = exampleFigure({
  ...toldByPost,
  id: exampleId(11),
  question: question(
    'air-defence-systems-lost',
    'Air-defence systems lost by the Armenian side, 27 September 2020',
  ),
  measure: exampleMeasure(
    'air-defence-systems',
    'Air-defence systems destroyed',
    'air-defence systems',
    'materiel',
  ),
  affected: exampleParty('armenian-side'),
  counted: null,
  claimant: azerbaijanMod,
  stance: 'opponent',
  value: 12,
  wording: '12 Armenian air defense systems',
  period: '2020-09-27',
});

/** The same day and the same war as #1, in another report's own voice. */
export const voa30000 = exampleFigure({
  ...notStated,
  id: exampleId(12),
  question: seed1.question,
  phase: seed1.phase,
  claimant: ownVoice,
  value: 30000,
  period: '/1994',
  sources: [voaNews],
});

/** UCDP's battle-related deaths of one calendar year, conflict 388, version 24.1. */
export function ucdpYear(year: string, low: number, best: number, high: number): Figure {
  return exampleFigure({
    ...notStated,
    id: exampleId(100 + Number(year) - 1989),
    question: question(
      'battle-related-deaths-388',
      'Battle-related deaths by year, Azerbaijan against Nagorno-Karabakh (UCDP conflict 388)',
      388,
    ),
    measure: battleDeaths,
    claimant: ucdp,
    value: best,
    low,
    high,
    qualifier: 'between',
    basis: 'estimate',
    period: year,
    as_of: '2024',
    sources: [ucdp24],
  });
}
export const ucdp1992 = ucdpYear('1992', 2099, 2167, 3635);
export const ucdp1993 = ucdpYear('1993', 968, 1171, 1801);
export const ucdp1994 = ucdpYear('1994', 1257, 1507, 3937);
export const ucdp2020 = ucdpYear('2020', 7548, 7646, 9077);

/** The Associated Press's 16 of July 2020: the same number as #5, but a civilian is among them. */
export const ap16 = exampleFigure({
  id: exampleId(13),
  question: seed5.question,
  phase: seed5.phase,
  affected: exampleParty('both-sides'),
  counted: 'all',
  claimant: {
    id: 'associated-press',
    name: 'Associated Press',
    kind: 'news agency',
    party: null,
  },
  value: 16,
  basis: 'count',
  period: '2020-07-12/2020-07-14',
  as_of: '2020-07-14',
  sources: [
    exampleSource({
      id: 'ap-2020-07-14',
      publisher: 'Associated Press, in Ynet',
      title: 'Armenia-Azerbaijan border fighting escalates, 16 killed',
      date: '2020-07-14',
    }),
  ],
});

/** "Hundreds": a claim that gives no number. */
export const hundreds = exampleFigure({
  id: exampleId(14),
  question: seed3.question,
  phase: seed3.phase,
  affected: exampleParty('both-sides'),
  counted: 'not stated',
  claimant: seed4.claimant,
  value: null,
  qualifier: 'indefinite',
  period: '2016-04',
  as_of: '2023',
});

/** Armenia denied a number of its soldiers killed and gave none of its own. */
export const denied = exampleFigure({
  id: exampleId(15),
  question: question('armenian-soldiers-july-2020', "Armenia's soldiers killed, July 2020"),
  affected: exampleParty('armenia'),
  claimant: { id: 'armenia', name: 'Armenia', kind: 'authority', party: exampleParty('armenia') },
  stance: 'own',
  value: null,
  qualifier: 'denied',
  period: '2020-07-12/2020-07-14',
  as_of: '2020-07-14',
});

export function exampleRelation(figure: Figure, relation: Relation, other: Figure): FigureRelation {
  return { position: 200, figure: figure.id, relation, other: other.id, note: null };
}

export const exampleRelations: FigureRelation[] = [
  exampleRelation(seed4, 'excludes', seed3),
  exampleRelation(seed5, 'same number, different scope', ap16),
  exampleRelation(voa30000, 'contradicts', seed1),
];
