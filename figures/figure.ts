import type { Source } from './conflict';
import type { Period } from './period';
import type {
  Accumulation,
  AffectedBasis,
  Basis,
  Change,
  ClaimantKind,
  MeasureFamily,
  Qualifier,
  Stance,
  Status,
  WithdrawalReason,
} from './vocabulary';

/** A document in one state, as a figure's record carries it. Dates are EDTF; null is unknown. */
export type FigureSource = Omit<Source, 'language' | 'note'>;

export type Party = { id: string; name: string; side: string | null };

/**
 * One version of a figure as it is exported: every name as it was when the entry was made.
 * `value`, `low` and `high` are whole numbers in the measure's unit within 2^53; null is unknown.
 * Published bounds are kept as published, low > value included.
 */
export type FigureVersion = {
  id: string;
  version: number;
  status: Status;
  conflict: { id: string; slug: string; name: string };
  phase: { id: string; name: string } | null;
  question: { id: string; title: string; scope: string | null; ucdp_conflict_id: number | null };
  measure: {
    id: string;
    name: string;
    unit: string;
    family: MeasureFamily;
    accumulation: Accumulation;
  };
  affected: Party;
  affected_basis: AffectedBasis;
  counted: string | null;
  claimant: { id: string; name: string; kind: ClaimantKind; party: Party | null };
  stance: Stance | null;
  relayed_by: { id: string; name: string; kind: ClaimantKind } | null;
  value: number | null;
  low: number | null;
  high: number | null;
  qualifier: Qualifier;
  basis: Basis;
  in_words: boolean;
  wording: string | null;
  period: Period;
  as_of: string;
  sources: FigureSource[];
  note: string | null;
  /** How a derived figure was computed, in words. */
  computation: string | null;
  change: { kind: Change; reason: string; evidence: string | null } | null;
  withdrawal: { reason: WithdrawalReason; words: string; replacement: string | null } | null;
};

/** The record of a figure's entry: what is stored, fingerprinted and exported. */
export type FigureRecord = {
  column_set: 1;
  position: number;
  recorded_at: string;
  recorded_by: string;
  why: string;
  kind: 'figure' | 'withdrawal';
  body: Record<string, unknown>;
  figure: FigureVersion;
};

/** A figure's version with its place in the ledger: the one shape that pages, charts and files read. */
export type Figure = FigureVersion & {
  position: number;
  recorded_at: string;
  recorded_by: string;
  why: string;
  fingerprint: string;
};

/** A figure with what proves it: its record as stored (canonical JSON) and its predecessor's fingerprint. */
export type StoredFigure = Figure & { stored: { record: string; previous: string } };

/** @param row an entry of kind `figure` or `withdrawal`, as the database keeps it */
export function toStoredFigure(row: {
  record: string;
  fingerprint: string;
  previous: string;
}): StoredFigure {
  const parsed = JSON.parse(row.record) as FigureRecord;
  const { position, recorded_at, recorded_by, why } = parsed;
  const { fingerprint, record, previous } = row;
  const stored = { record, previous };
  return { ...parsed.figure, position, recorded_at, recorded_by, why, fingerprint, stored };
}
