import type { Examples } from '@/loaders/examples';

/** Names as a ledger could give them, for the API's description without one. */
export const EXAMPLES: Examples = {
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
  side: 'armenia',
  counted: 'military',
  release: 'first',
  dataset: {
    slug: 'avalon-events',
    version: '24.1',
    table: 'events',
    conflict: 12,
    country: 3,
    year: 1200,
    category: 'Combatants killed',
    from: '23.1',
    to: '24.1',
  },
};
