import type { Database } from '@/db/client';
import { readNewestPosition } from '@/db/newest-position';
import { getLastChange } from '@/db/queries/get-last-change';
import { openDb } from '@/db/web';
import { BadRequest } from '@/ledger/bad-request';
import { loadRecordedDate } from '@/loaders/load-recorded-at';
import { publicOrigin } from '@/routes/origin';
import { formatInfo, formatOfPath } from '../formats';
import type { FoundThing } from '../found';
import { type Match, matchRoute } from '../match';
import { type FileRequest, fillPath, listEndings, type Route } from '../route';
import { decodeWhole } from './decode-whole';
import { NotFound } from './errors';
import { METHODS, OPEN, PREFLIGHT, REVALIDATE } from './headers';
import { formatLinks, type Link } from './links';
import { findMemento, isTimeGate, listGateLinks, parseAcceptDatetime } from './memento';
import { negotiate } from './negotiate';
import { problem } from './problem';
import { decodePath, parseQuery, withoutEmptyFields } from './query';
import { withoutMarks } from './senders-marks';
import { listSharedQueries, readEncodedQuery, readSharedPath, withSmallNames } from './shared-link';
import type { Shown } from './shown';

const MAX_ADDRESS = 2_000;

/** What a request leads to: something to show, or a response that is complete already. */
export type Resolution = { shown: Shown } | { response: Response };

/** A decoded path, and a query as it was sent, as an address of this site in plain ASCII. */
function toLocation(path: string, query: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return query === '' ? encoded : `${encoded}?${query}`;
}

/** Leads to another address of this site. */
function lead(
  status: 302 | 303 | 308,
  location: string,
  vary: readonly string[] = [],
  links: readonly Link[] = [],
): Response {
  const link = formatLinks(links);
  const words = status === 308 ? 'Moved to' : 'See';
  return new Response(`${words} ${location}\n`, {
    status,
    headers: {
      location,
      'content-type': formatInfo('txt').type,
      'cache-control': REVALIDATE,
      ...OPEN,
      ...(vary.length > 0 ? { vary: vary.join(', ') } : {}),
      ...(link === null ? {} : { link }),
    },
  });
}

/** Answers what is the same for every route: what may be asked, and what no route takes. */
function answerAny({ method }: Request, path: string, query: string): Response | null {
  const format = formatOfPath(path);
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: PREFLIGHT });
  if (method !== 'GET' && method !== 'HEAD') {
    const words = 'This site is read-only: GET and HEAD are answered.';
    return problem(format, 405, words, { headers: { allow: METHODS } });
  }
  if (path.length + 1 + query.length > MAX_ADDRESS)
    return problem(format, 414, `An address here has at most ${MAX_ADDRESS} characters.`);
  return null;
}

/**
 * The route of a path, or of the address that it was copied from with something behind it.
 * @throws NotFound, and BadRequest for what cannot be decoded
 */
function readPath(raw: string): { path: string; match: Match } {
  const shared = readSharedPath(raw);
  const match = shared === null ? null : matchRoute(shared);
  if (!match) {
    decodePath(raw); // says what cannot be decoded
    throw new NotFound();
  }
  return { path: decodeWhole(raw) ?? raw, match };
}

/** An empty search is a search, and a citation that has lost its position is a mistake. */
const listFields = (route: Route, names: string[]) =>
  names.filter((name) => name !== 'at' && name !== route.typed);

/**
 * The values of the query, or another query: the one that it was copied from, or what a form was
 * filled in with. @throws BadRequest
 */
function readValues({ route, format }: Match, query: string): URLSearchParams | string {
  const known = route.formats[format]?.query ?? {};
  const parse = (each: string) => parseQuery(each, known, format !== 'html');
  const names = Object.keys(known);
  const small = withSmallNames(query, names);
  // A form leads to a page: in the address of a file something empty is a mistake.
  const plain = format === 'html' ? withoutEmptyFields(small, listFields(route, names)) : small;
  if (plain !== query) return plain;
  try {
    return parse(query);
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    for (const shared of listSharedQueries(query)) {
      try {
        parse(shared);
        return shared;
      } catch {
        // the reader is told what is wrong with what was sent
      }
    }
    throw error;
  }
}

/** What the path names at the newest position. @throws NotFound */
async function find(db: Database, match: Match, newest: number): Promise<FoundThing | string> {
  const { route, params, format } = match;
  if (!route.find) return { subjects: null };
  const found = await route.find(db, newest, params, format);
  if (found === null) throw new NotFound();
  return 'movedTo' in found ? fillPath(route, found.movedTo, format) : found;
}

/** The state that an address shows. @throws NotFound where there is nothing at the position asked for */
async function stateOf(db: Database, found: FoundThing, at: number | null, newest: number) {
  if (at !== null && at > newest)
    throw new NotFound(`The ledger ends at position ${newest}: "at" is ${at}.`);
  const position = found.fixedAt ?? at ?? newest;
  const { subjects } = found;
  const changed = subjects === null ? position : await getLastChange(db, position, subjects);
  if (changed === null) throw new NotFound(`Nothing of this was there at position ${position}.`);
  const revision = found.fixedAt ?? changed;
  return { position, revision, revised: await loadRecordedDate(db, changed) };
}

/** Leads to the file or the earlier state that the request's headers ask for; null where to neither. */
async function redirect(request: Request, shown: Shown): Promise<Response | null> {
  const { route, format, path, values, found } = shown;
  const endings = format === 'html' ? listEndings(route) : [];
  const isGate = isTimeGate(shown);
  const vary = [...(endings.length > 0 ? ['Accept'] : []), ...(isGate ? ['Accept-Datetime'] : [])];
  const moment = isGate ? parseAcceptDatetime(request.headers.get('accept-datetime')) : null;
  const memento = moment && (await findMemento(shown, moment));
  if (memento) return lead(302, memento, vary, listGateLinks(shown));
  const ending = negotiate(request.headers.get('accept'), endings);
  if (!ending) return null;
  // A version's page can be asked for as it was; its files are of one state.
  const query = found.version === undefined ? values.toString() : '';
  return lead(303, `${path}.${ending}${query && `?${query}`}`, vary);
}

/**
 * Finds out what a request asks for: which route, of what, in which state of the ledger. The position is
 * read once, here, and handed down.
 * @throws BadRequest, NotFound, Unavailable, and what the database says
 */
export async function resolve(request: Request): Promise<Resolution> {
  const url = new URL(request.url);
  const query = withoutMarks(url.search.slice(1));
  const any = answerAny(request, url.pathname, query);
  if (any) return { response: any };
  const { path, match } = readPath(url.pathname);
  const encoded = readEncodedQuery({ path: url.pathname, query });
  const { route, format, params } = match;
  const db = openDb();
  const newest = await readNewestPosition();
  const found = await find(db, match, newest);
  const moved = typeof found === 'string' ? found : match.canonical;
  if (moved !== path || typeof found === 'string' || encoded !== null)
    return { response: lead(308, toLocation(moved, encoded ?? query)) };
  const values = readValues(match, query);
  if (typeof values === 'string') return { response: lead(308, toLocation(path, values)) };
  const at = values.has('at') ? Number(values.get('at')) : null;
  const shown: Shown = {
    ...{ db, route, format, params, found, path, query, values, newest, at },
    ...(await stateOf(db, found, at, newest)),
    origin: publicOrigin(),
    pinned: at !== null || found.fixedAt !== undefined,
  };
  const response = await redirect(request, shown);
  return response ? { response } : { shown };
}

/** What a file, or the check whether a page exists, is made from. */
export function toFileRequest(shown: Shown): FileRequest<URLSearchParams> {
  const { db, params, found, values, origin, revision, path, query } = shown;
  const address = query === '' ? path : `${path}?${query}`;
  return { db, position: revision, params, found, values, origin, address };
}
