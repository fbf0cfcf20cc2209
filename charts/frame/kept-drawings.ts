/**
 * Drawings of pages under way, by name, for as long as a page takes: the server draws a page in two
 * passes, and only names travel from the first to the second. One store for the process, however
 * often a bundler loads this module.
 */
const process_ = globalThis as { casualtyLedgerDrawings?: Map<string, string> };

/** More than all drawings of the pages that may be under way at once. */
const MOST = 400;

function openStore(): Map<string, string> {
  process_.casualtyLedgerDrawings ??= new Map();
  return process_.casualtyLedgerDrawings;
}

/** Keeps a drawing under its name, a checksum of what was drawn. */
export function keepDrawing(name: string, svg: string): void {
  const store = openStore();
  store.delete(name);
  store.set(name, svg);
  const [oldest] = store.keys();
  if (store.size > MOST && oldest !== undefined) store.delete(oldest);
}

/** The drawing of that name, where it is still kept. */
export function keptDrawing(name: string): string | undefined {
  return openStore().get(name);
}
