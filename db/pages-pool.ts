import { openReading, type Reading } from './reading';

/** Milliseconds that a page's statement may take; the drawing of a page may take longer. */
const STATEMENT_TIMEOUT = 10_000;

/** One for the process, however often a bundler loads this module. */
const kept = globalThis as { casualtyLedgerPages?: Reading };

/** The pool that pages are drawn from, opened by the first that asks. */
export function openPagesPool(url: string): Reading {
  kept.casualtyLedgerPages ??= openReading(url, {
    max: 8,
    name: 'casualty-ledger pages',
    statementTimeout: STATEMENT_TIMEOUT,
  });
  return kept.casualtyLedgerPages;
}

/** Gives its connections up for new ones, where there are any. */
export function renewPagesPool(): void {
  kept.casualtyLedgerPages?.renew();
}
