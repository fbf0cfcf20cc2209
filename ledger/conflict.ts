import type { Figure } from './figure';
import type { Period } from './period';
import type { SourceDescription } from './source-description';
import type {
  Accumulation,
  ClaimantKind,
  MeasureFamily,
  PartyKind,
  Reading,
  Relation,
} from './vocabulary';

/** The ledger's subjects as they stood at a position. Text is as recorded; null is unknown. */
export type Conflict = {
  id: string;
  slug: string;
  former_slugs: string[];
  name: string;
  names: { name: string; language: string; used_by: string | null }[];
  summary: string;
  parties: string[];
  /** The two (or more) sides, in alphabetical order; a party's `side` is one of these ids. */
  sides: { id: string; name: string }[];
  ucdp_conflict_ids: number[];
};

export type PartyRecord = {
  id: string;
  name: string;
  kind: PartyKind;
  side: string | null;
  /** Ids of the parties that this one takes together; empty for a single party. */
  members: string[];
  note: string | null;
};

export type Phase = {
  id: string;
  conflict: string;
  name: string;
  period: Period;
  part_of: string | null;
  note: string | null;
};

export type Place = {
  id: string;
  conflict: string;
  kind: string;
  names: { party: string; name: string; native: string | null }[];
  note: string | null;
};

export type SourceRef = { source: string; state: number };

export type DatedEvent = {
  id: string;
  conflict: string;
  phase: string | null;
  date: Period;
  title: string;
  places: string[];
  sources: SourceRef[];
  note: string | null;
};

export type Measure = {
  id: string;
  name: string;
  unit: string;
  family: MeasureFamily;
  accumulation: Accumulation;
  definition: string;
  includes: string | null;
  excludes: string | null;
  defined_by: string;
  definition_url: string | null;
};

export type Claimant = {
  id: string;
  name: string;
  kind: ClaimantKind;
  party: string | null;
  note: string | null;
};

export type Source = {
  id: string;
  state: number;
  publisher: string;
  title: string;
  /** The names of all authors, as a line says them. */
  author: string | null;
  date: string | null;
  url: string | null;
  archived_url: string | null;
  accessed: string | null;
  licence: string | null;
  language: string;
  read_as: Reading;
  identified_from_wording: boolean;
  note: string | null;
} & SourceDescription;

export type Question = {
  id: string;
  conflict: string;
  title: string;
  measure: string;
  phase: string | null;
  event: string | null;
  affected: string | null;
  counted: string | null;
  scope: string | null;
  ucdp_conflict_id: number | null;
  note: string | null;
};

/** `figure` stands in `relation` to `other`: "figure excludes other". */
export type FigureRelation = {
  position: number;
  figure: string;
  relation: Relation;
  other: string;
  /** What the source or we say about it, in words. */
  note: string | null;
};

/** All that a dashboard and its charts read, at one position. Figures are the newest versions. */
export type ConflictView = {
  position: number;
  conflict: Conflict;
  parties: PartyRecord[];
  phases: Phase[];
  places: Place[];
  events: DatedEvent[];
  measures: Measure[];
  questions: Question[];
  figures: Figure[];
  relations: FigureRelation[];
};
