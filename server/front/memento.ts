import { BadRequest } from '@/routes/bad-request';
import { type Form, factsOf } from '@/routes/forms';
import { type Answer, createAnswer } from './answer';
import { OPEN, REVALIDATE } from './headers';
import type { FigurePlaces, LedgerIndex } from './ledger-index';
import { formatLink, type Link } from './links';
import type { Target } from './target';

/**
 * Memento (RFC 7089). The live address of a page or file is its own TimeGate; a figure's versions,
 * and any page pinned with `?at=`, are its mementos.
 */

/**
 * The moment that `Accept-Datetime` asks for, or null where it asks for none.
 * @throws BadRequest when it is no HTTP date
 */
export function parseAcceptDatetime(header: string | string[] | undefined): Date | null {
  if (header === undefined) return null;
  const text = String(header);
  const moment = new Date(text);
  // Date reads much more than the one form that the standard allows; what it reads back must be it.
  if (Number.isNaN(moment.getTime()) || moment.toUTCString() !== text) {
    throw new BadRequest(
      `"Accept-Datetime" is "${text}": it is written like "Sun, 22 Nov 2026 18:00:00 GMT"`,
    );
  }
  return moment;
}

/** The version of a figure that was the newest at a moment; before the first, the first. */
export function versionAt(places: FigurePlaces, moment: Date, index: LedgerIndex): number {
  const inForce = places.versions.findLastIndex((position) => {
    const recorded = index.recordedAt(position);
    return recorded !== null && recorded <= moment;
  });
  return Math.max(1, inForce + 1);
}

/** Whether a target's live address leads to earlier states of what it shows: a search does not. */
function isTimeGate(target: Target, query: string): boolean {
  const { fixedAt, version, uncachedWith } = target;
  const isTyped = uncachedWith !== undefined && new URLSearchParams(query).has(uncachedWith);
  return fixedAt === undefined && version === undefined && !isTyped;
}

/**
 * The public address of the state that a live address had at a moment; before there was one, the
 * first. Null where an address has no states of its own.
 * @param path the public path
 * @param query what was asked with it, without `?`
 */
export function findMemento(
  target: Target,
  moment: Date,
  address: { path: string; query: string },
  index: LedgerIndex,
): string | null {
  const { path, query } = address;
  if (!isTimeGate(target, query)) return null;
  const places = target.figure === undefined ? null : index.figure(target.figure);
  if (places) {
    const gone = places.withdrawn;
    const since = gone === null ? null : index.recordedAt(gone);
    if (since && since <= moment) return `${path}?${query && `${query}&`}at=${gone}`;
    const version = versionAt(places, moment, index);
    return `${path.replace(/^(\/figures\/[^/.]+)/, `$1/v${version}`)}${query && `?${query}`}`;
  }
  const first = index.firstChange(target.subjects);
  if (first === null || !('at' in target.query)) return null;
  const position = Math.max(first, index.positionAt(moment) ?? first);
  return `${path}?${query && `${query}&`}at=${position}`;
}

/** A state's place among the others, in the words of the standard: `first last memento`. */
function relOf(place: number, count: number): string {
  return [place === 0 ? 'first' : '', place === count - 1 ? 'last' : '', 'memento']
    .filter(Boolean)
    .join(' ');
}

function listMementos(figure: string, places: FigurePlaces, origin: string, index: LedgerIndex) {
  const href = `${origin}/figures/${figure}`;
  const states = places.versions.map((position, place) => ({
    href: `${href}/v${place + 1}`,
    position,
  }));
  const { withdrawn } = places;
  if (withdrawn !== null) states.push({ href: `${href}?at=${withdrawn}`, position: withdrawn });
  return states.map((state, place): Link => {
    const recorded = index.recordedAt(state.position);
    return {
      href: state.href,
      rel: relOf(place, states.length),
      ...(recorded ? { datetime: recorded.toUTCString() } : {}),
    };
  });
}

/** What an answer about a figure says of its other states: original, TimeGate, TimeMap, mementos. */
export function listMementoLinks(target: Target, origin: string, index: LedgerIndex): Link[] {
  const { figure, version } = target;
  const places = figure === undefined ? null : index.figure(figure);
  if (!figure || !places || target.form !== 'html') return [];
  const href = `${origin}/figures/${figure}`;
  const all = listMementos(figure, places, origin, index);
  const around = version === undefined ? [] : all.filter((_, i) => Math.abs(i + 1 - version) <= 1);
  return [
    { href, rel: 'original timegate' },
    { href: `${href}/timemap`, rel: 'timemap', type: 'application/link-format' },
    ...around,
  ];
}

/** When each version of a figure came into force, and when it was withdrawn (RFC 6690), a link a line. */
export function createTimeMap(figure: string, origin: string, index: LedgerIndex): Answer | null {
  const places = index.figure(figure);
  if (!places) return null;
  const href = `${origin}/figures/${figure}`;
  const form: Form = 'timemap';
  const links: Link[] = [
    { href, rel: 'original timegate' },
    { href: `${href}/timemap`, rel: 'self', type: 'application/link-format' },
    ...listMementos(figure, places, origin, index),
  ];
  const headers = {
    'content-type': factsOf(form).type,
    'cache-control': REVALIDATE,
    ...OPEN,
  };
  return createAnswer(200, headers, `${links.map(formatLink).join(',\n')}\n`);
}
