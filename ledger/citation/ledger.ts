import type { Work } from './work';

/** What every citation of the ledger itself shares. */
export const LEDGER = {
  kind: 'page',
  authors: [{ name: 'Casualty Ledger' }],
  publisher: null,
  archived_url: null,
  accessed: null,
} as const satisfies Omit<Work, 'key' | 'title' | 'date' | 'url' | 'version' | 'note'>;
