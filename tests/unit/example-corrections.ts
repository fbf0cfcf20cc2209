import { exampleFigure, exampleId, ucdp2020 } from './example-figures';

/** States of figures that were revised, had an error of ours, and were withdrawn. */

export const revised = {
  ...ucdp2020,
  version: 2,
  position: 20,
  recorded_at: '2026-02-03T04:05:06Z',
  value: 7700,
  as_of: '2025',
  change: { kind: 'publisher revised' as const, reason: 'Version 25.1.', evidence: null },
};
export const first = { ...ucdp2020, version: 1, position: 10, change: null };
export const wrong = exampleFigure({
  id: exampleId(7),
  version: 1,
  position: 11,
  note: 'As <b>said</b> & heard',
});
export const fixed = {
  ...wrong,
  version: 2,
  position: 30,
  value: 91,
  note: null,
  change: { kind: 'our error' as const, reason: 'A digit <was> misread.', evidence: 'page 3' },
};
export const gone = {
  ...fixed,
  position: 40,
  status: 'withdrawn' as const,
  withdrawal: { reason: 'source retracted' as const, words: 'It said so.', replacement: null },
};
