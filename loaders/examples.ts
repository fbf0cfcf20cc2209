/** A version of a dataset, what its rows can be asked by, and two versions that can be compared. */
export type DatasetExample = {
  slug: string;
  version: string;
  table: string;
  conflict: number | null;
  country: number | null;
  year: number | null;
  category: string | null;
  from: string | null;
  to: string | null;
};

/**
 * Names out of the ledger itself, with which the API's description gives examples that lead
 * somewhere on this very copy, whatever conflicts it holds.
 */
export type Examples = {
  /** A position, and the moment at which its entry was recorded. */
  position: number;
  recordedAt: Date;
  conflict: string;
  /** A chart that the conflict has; null where it has none. */
  chart: string | null;
  figure: string;
  version: number;
  question: string;
  source: string;
  measure: string;
  /** The figure's phase; null where it belongs to none. */
  phase: string | null;
  claimant: string;
  /** A side that suffered something, and people who were counted; null where no figure says so. */
  side: string | null;
  counted: string | null;
  /** The newest release; null where there is none yet. */
  release: string | null;
  /** A version of a dataset whose rows are here; null where there is none. */
  dataset: DatasetExample | null;
};
