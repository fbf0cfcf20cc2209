/** The closed sets of the ledger. Each is a column's whole range; the database checks the same lists. */

/**
 * The bound that a source's own words carry. Never inferred: `none` means that the source gives the
 * bare number and does not say how exact it is. `indefinite` ("dozens") and `denied` carry no value.
 */
export const QUALIFIERS = [
  'none',
  'exactly',
  'at least',
  'more than',
  'up to',
  'fewer than',
  'about',
  'near',
  'between',
  'indefinite',
  'denied',
] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** How the number came about. `derived` is computed by us from a dataset: the claimant is Casualty Ledger. */
export const BASES = ['claim', 'count', 'estimate', 'derived'] as const;
export type Basis = (typeof BASES)[number];

/** Whose losses the claimant speaks of: its own, its opponent's, or it is not a side at all. */
export const STANCES = ['own', 'opponent', 'third party'] as const;
export type Stance = (typeof STANCES)[number];

/** Whether the source's words name who suffered it, or the sentence only implies it. */
export const AFFECTED_BASES = ['stated', 'implied', 'not stated'] as const;
export type AffectedBasis = (typeof AFFECTED_BASES)[number];

/** Why a figure has a further version. */
export const CHANGES = [
  'our error',
  'publisher revised',
  'claimant restated',
  'method changed',
] as const;
export type Change = (typeof CHANGES)[number];

/**
 * How one figure stands to another. `excludes` says only that the two are disjoint. `contradicts` is for
 * numbers that cannot both hold (`relation.ts`); others that answer one question only differ.
 */
export const RELATIONS = [
  'excludes',
  'part of',
  'overlaps',
  'contradicts',
  'differs',
  'same statement',
  'same number, different scope',
] as const;
export type Relation = (typeof RELATIONS)[number];

export const STATUSES = ['current', 'withdrawn'] as const;

/** Why a figure was withdrawn. */
export const WITHDRAWAL_REASONS = [
  'our error',
  'source retracted',
  'duplicate',
  'not a casualty figure',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** What is counted, coarsely: decides which chart a measure can stand in, never what may be added. */
export const MEASURE_FAMILIES = [
  'deaths',
  'missing',
  'wounded',
  'killed or wounded',
  'displacement',
  'incidents',
  'materiel',
] as const;
export type MeasureFamily = (typeof MEASURE_FAMILIES)[number];

/** A flow counts what happened in a period; a stock counts what stood on a date. */
export const ACCUMULATIONS = ['flow', 'stock'] as const;
export type Accumulation = (typeof ACCUMULATIONS)[number];

/** `document` is "the report's own voice": two documents speaking so are two claimants. */
export const CLAIMANT_KINDS = [
  'state body',
  'authority',
  'person',
  'organisation',
  'news agency',
  'document',
  'ledger',
  'not clear',
] as const;
export type ClaimantKind = (typeof CLAIMANT_KINDS)[number];

/** A party is a side; an answer ("not stated", "both sides") says what the source says instead of one. */
export const PARTY_KINDS = ['party', 'answer'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** How the document was read. */
export const READINGS = [
  'whole',
  'stored page',
  'excerpt of a stored page',
  'excerpt of a stored copy',
  'dataset file',
] as const;
export type Reading = (typeof READINGS)[number];

/** What kind of document it is: how it is cited. */
export const DOCUMENT_KINDS = ['news article', 'report', 'web page', 'dataset'] as const;

/** What of a document's description the document itself does not carry. */
export const INFERABLE = ['title', 'author', 'publisher'] as const;

/** The published formats of event data that are read. */
export const DATASET_FORMATS = [
  'ucdp-ged',
  'ucdp-brd',
  'crisis-group',
  'dated-counts',
  'ucdp-ged-countries',
  'mapped',
] as const;
export type DatasetFormat = (typeof DATASET_FORMATS)[number];

/** What is odd about a published row. It is kept as published; nothing is repaired. */
export const ROW_FLAGS = [
  'high below best',
  'low above best',
  'ends before it begins',
  'outside its year',
  'off the map',
  'number not given',
] as const;
export type RowFlag = (typeof ROW_FLAGS)[number];

/** Why a record of a file is not a row of the dataset. */
export const LEFT_OUT_RULES = ['tags, not data', 'nothing but an id'] as const;
export type LeftOutRule = (typeof LEFT_OUT_RULES)[number];
