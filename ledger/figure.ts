import type { z } from 'zod';
import type {
  figureRecordSchema,
  figureSourceSchema,
  figureVersionSchema,
  partySchema,
} from './figure-schema';

/** A document in one state, as a figure's record carries it. Dates are EDTF; null is unknown. */
export type FigureSource = z.infer<typeof figureSourceSchema>;

export type Party = z.infer<typeof partySchema>;

/**
 * One version of a figure as it is exported: every name as it was when the entry was made.
 * `value`, `low` and `high` are whole numbers in the measure's unit within 2^53; null is unknown.
 * Published bounds are kept as published, low > value included.
 */
export type FigureVersion = z.infer<typeof figureVersionSchema>;

/** The record of a figure's entry: what is stored, fingerprinted and exported. */
export type FigureRecord = z.infer<typeof figureRecordSchema>;

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
