import type { Samples } from '@/addresses/samples';

/** Names as a ledger could give them, for the API's description without one. */
export const SAMPLES: Samples = {
  position: 179,
  recordedAt: new Date('2026-11-22T18:00:00Z'),
  conflict: 'avalon-lyonesse',
  chart: 'displaced',
  figure: 'Z35Z0V8',
  version: 1,
  question: 'killed-1200',
  source: 'annals',
  measure: 'persons-killed',
  phase: 'war-of-1200',
  claimant: 'avalon-army',
  release: 'first',
};
