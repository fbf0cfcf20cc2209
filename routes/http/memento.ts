import type { FigurePlaces } from '@/db/queries/get-figure-places';
import { getFirstChange } from '@/db/queries/get-first-change';
import { getPositionAt } from '@/db/queries/get-position-at';
import { BadRequest } from '@/ledger/bad-request';
import { formatInfo } from '../formats';
import type { FileRequest } from '../route';
import { formatLink, type Link } from './links';
import type { Shown } from './shown';

/**
 * Memento (RFC 7089). The live address of a page or file is its own TimeGate; a figure's versions,
 * and any page pinned with `?at=`, are its mementos.
 */

/**
 * The moment that `Accept-Datetime` asks for, or null where it asks for none.
 * @throws BadRequest when it is not an HTTP date
 */
export function parseAcceptDatetime(text: string | null): Date | null {
  if (text === null) return null;
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
export function versionAt({ versions }: FigurePlaces, moment: Date): number {
  return Math.max(1, versions.findLastIndex(({ recordedAt }) => recordedAt <= moment) + 1);
}

type Asked = Pick<Shown, 'db' | 'route' | 'format' | 'found' | 'path' | 'values' | 'newest'>;

/** Whether a live address leads to earlier states of what it shows: a search does not. */
export function isTimeGate({ route, format, found, values }: Omit<Asked, 'db'>): boolean {
  if (found.fixedAt !== undefined || found.version !== undefined || values.has('at')) return false;
  if (route.typed !== undefined && values.has(route.typed)) return false;
  const { query = {} } = route.formats[format] ?? {};
  return 'at' in query;
}

/**
 * The public address of the state that a live address had at a moment; before there was one, the
 * first. Null where there is none at all.
 */
export async function findMemento(asked: Asked, moment: Date): Promise<string | null> {
  const { db, found, path, values, newest } = asked;
  const query = values.toString();
  const pinned = (position: number) => `${path}?${query && `${query}&`}at=${position}`;
  if (found.figure) {
    const { places } = found.figure;
    const gone = places.withdrawn;
    if (gone && gone.recordedAt <= moment) return pinned(gone.position);
    const version = versionAt(places, moment);
    return `${path.replace(/^(\/figures\/[^/.]+)/, `$1/v${version}`)}${query && `?${query}`}`;
  }
  const first = found.subjects === null ? 1 : await getFirstChange(db, newest, found.subjects[0]);
  if (first === null) return null;
  return pinned(Math.max(first, (await getPositionAt(db, moment)) ?? first));
}

/** A state's place among the others, in the words of the standard: `first last memento`. */
function relOf(place: number, count: number): string {
  return [place === 0 ? 'first' : '', place === count - 1 ? 'last' : '', 'memento']
    .filter(Boolean)
    .join(' ');
}

type FigureStates = { id: string; places: FigurePlaces };

function listMementos({ id, places }: FigureStates, origin: string): Link[] {
  const href = `${origin}/figures/${id}`;
  const states = places.versions.map(({ recordedAt }, place) => ({
    href: `${href}/v${place + 1}`,
    recordedAt,
  }));
  const { withdrawn } = places;
  if (withdrawn !== null) {
    states.push({ href: `${href}?at=${withdrawn.position}`, recordedAt: withdrawn.recordedAt });
  }
  return states.map(({ recordedAt, ...state }, place) => ({
    ...state,
    rel: relOf(place, states.length),
    datetime: recordedAt.toUTCString(),
  }));
}

const LINK_FORMAT = 'application/link-format';

/** The live address of what a response shows a state of: itself, where that never changes. */
function linkOriginal(shown: Omit<Shown, 'db'>): Link | null {
  const { route, format, found, path, values, origin, pinned } = shown;
  const rest = new URLSearchParams(values);
  rest.delete('at');
  const isVersion = found.version !== undefined;
  const isGate = isVersion || isTimeGate({ ...shown, route, found, values: rest });
  if (formatInfo(format).newest || (!isGate && !pinned)) return null;
  const live = path.replace(/^(\/figures\/[^/.]+)\/v\d+/, '$1');
  const query = rest.toString();
  const href = `${origin}${live}${query && `?${query}`}`;
  return { href, rel: isGate ? 'original timegate' : 'original' };
}

function linkTimeMap({ found, origin }: Pick<Shown, 'found' | 'origin'>): Link[] {
  if (!found.figure) return [];
  const href = `${origin}/figures/${found.figure.id}/timemap`;
  return [{ href, rel: 'timemap', type: LINK_FORMAT }];
}

/** What a TimeGate says of where it leads from: RFC 7089 asks for it in the redirect itself. */
export function listGateLinks(shown: Omit<Shown, 'db'>): Link[] {
  const original = linkOriginal(shown);
  return original ? [original, ...linkTimeMap(shown)] : [];
}

/** What a response says of its other states: original, TimeGate, TimeMap, and a page its neighbours. */
export function listMementoLinks(shown: Shown): Link[] {
  const { found, format, origin } = shown;
  const { figure, version } = found;
  const links = listGateLinks(shown);
  if (!figure || format !== 'html' || version === undefined) return links;
  const around = listMementos(figure, origin).filter((_, i) => Math.abs(i + 1 - version) <= 1);
  return [...links, ...around];
}

/** When each version of a figure came into force, and when it was withdrawn (RFC 6690), a link a line. */
export function writeTimeMap({ found, origin }: FileRequest): string | null {
  const { figure } = found;
  if (!figure) return null;
  const href = `${origin}/figures/${figure.id}`;
  const links: Link[] = [
    { href, rel: 'original timegate' },
    { href: `${href}/timemap`, rel: 'self', type: LINK_FORMAT },
    ...listMementos(figure, origin),
  ];
  return `${links.map(formatLink).join(',\n')}\n`;
}
