import type { Answer } from './answer';
import { IMMUTABLE, REVALIDATE } from './headers';
import type { LedgerIndex } from './ledger-index';
import { formatLinks } from './links';
import { listMementoLinks } from './memento';
import { listSignposts } from './signposting';
import type { Shown, Target } from './target';

/**
 * Seconds that the shipped nginx may keep a page without asking again, where readers are told to ask:
 * a version's page, whose banner may change, and a pinned page, whose scripts change with the program.
 */
const KEPT_BY_NGINX = { version: '1', pinned: '60' };

/** The position since which what is shown cannot change any more; null for a live page or file. */
function fixedSince(target: Target, { position, pinned }: Shown, index: LedgerIndex) {
  const { figure, version } = target;
  if (version === undefined) return pinned ? position : null;
  const places = figure === undefined ? null : index.figure(figure);
  return places?.versions[version - 1] ?? null;
}

/** Whether a figure was withdrawn by the position shown: its page and files are then gone (410). */
function isGone({ figure, version }: Target, { position }: Shown, index: LedgerIndex): boolean {
  if (figure === undefined || version !== undefined) return false;
  const withdrawn = index.figure(figure)?.withdrawn ?? null;
  return withdrawn !== null && withdrawn <= position;
}

/**
 * What an address adds to a drawn answer, which other addresses may share: what it may be kept for,
 * since when it stands, and what it is linked with. A new answer; the given one stays as it is.
 */
export function dress(
  answer: Answer,
  target: Target,
  shown: Shown,
  { index, origin }: { index: LedgerIndex; origin: string },
): Answer {
  const framed = target.framed ?? false;
  const since = fixedSince(target, shown, index);
  const kept = target.version === undefined ? KEPT_BY_NGINX.pinned : KEPT_BY_NGINX.version;
  const headers: Record<string, string> = {
    // First of all: nginx before 1.23 heeds this or Cache-Control, whichever it reads first.
    ...(target.form === 'html' && since !== null ? { 'x-accel-expires': kept } : {}),
    ...answer.headers,
    'ledger-position': String(shown.position),
    // By this the shipped nginx remembers what a reader has seen; a state that was asked for is no news.
    ...(shown.pinned ? {} : { 'ledger-newest': String(shown.position) }),
  };
  if (answer.status !== 200) {
    delete headers['x-accel-expires'];
    return { ...answer, framed, headers };
  }
  // The same bytes are pinned under one address and live under another.
  if (target.form !== 'html') headers['cache-control'] = shown.pinned ? IMMUTABLE : REVALIDATE;
  const recorded = since === null ? null : index.recordedAt(since);
  if (recorded) headers['memento-datetime'] = recorded.toUTCString();
  const links = formatLinks([
    ...listMementoLinks(target, origin, index),
    ...listSignposts(target, shown, origin, index),
  ]);
  if (links !== null) headers.link = links;
  return { ...answer, framed, headers, status: isGone(target, shown, index) ? 410 : 200 };
}
