import { LICENCE_URL } from '@/ledger/licence';
import { type FileForm, factsOf, mediaType } from '@/routes/forms';
import { type Answer, createAnswer } from './answer';
import { OPEN, REVALIDATE } from './headers';
import type { FigurePlaces, LedgerIndex } from './ledger-index';
import type { Link } from './links';
import type { Landing, Shown, Target } from './target';

/**
 * FAIR Signposting, levels 1 and 2: what a program is told of a thing without reading its page.
 * Source: https://signposting.org/FAIR/
 */

const SCHEMA = 'https://schema.org/';
const LICENSE: Link = { href: LICENCE_URL, rel: 'license' };

function pathOf({ stem }: Landing, form: FileForm): string {
  return `${stem}${factsOf(form).beside ? '/' : '.'}${form}`;
}

/** The version that a figure's page shows at a position: its address stays, the page's content does not. */
function versionPath(figure: string, places: FigurePlaces, position: number): string {
  const shown = places.versions.filter((recorded) => recorded <= position).length;
  return `/figures/${figure}/v${Math.max(1, shown)}`;
}

/** The address under which what a page shows is to be cited, since it stays so. */
function citedPath(target: Target, landing: Landing, shown: Shown, index: LedgerIndex): string {
  const { figure, version } = target;
  const places = figure === undefined ? null : index.figure(figure);
  if (version !== undefined) return landing.page;
  if (figure !== undefined && places) return versionPath(figure, places, shown.position);
  const last = index.lastChange(target.subjects ?? [], shown.position);
  return `${landing.page}?at=${shown.at ?? last ?? shown.position}`;
}

/** A withdrawn figure has files only of the versions that it had. */
function landingOf(target: Target, shown: Shown, index: LedgerIndex): Landing | null {
  const { landing, figure, version } = target;
  if (!landing) return null;
  const places = figure === undefined ? null : index.figure(figure);
  if (!places || figure === undefined || version !== undefined) return landing;
  if (places.withdrawn === null || places.withdrawn > shown.position) return landing;
  return { ...landing, stem: versionPath(figure, places, shown.position) };
}

/** `?at=` goes on to a page's files; a version has no other states. */
function atQuery(target: Target, landing: Landing, at: number | null): string {
  return at === null || target.version !== undefined || /\/v\d+$/.test(landing.stem)
    ? ''
    : `?at=${at}`;
}

function listPageLinks(target: Target, shown: Shown, origin: string, index: LedgerIndex): Link[] {
  const landing = landingOf(target, shown, index);
  if (!landing) return [];
  const tail = atQuery(target, landing, shown.at);
  const forms = landing.forms.map((form): Link => {
    const rel = factsOf(form).describes ? 'describedby' : 'item';
    return { href: `${origin}${pathOf(landing, form)}${tail}`, rel, type: mediaType(form) };
  });
  const linkset: Link = {
    href: `${origin}${landing.page}/linkset.json`,
    rel: 'linkset',
    type: mediaType('linkset.json'),
  };
  return [
    { href: `${origin}${citedPath(target, landing, shown, index)}`, rel: 'cite-as' },
    { href: `${SCHEMA}AboutPage`, rel: 'type' },
    { href: `${SCHEMA}${landing.kind}`, rel: 'type' },
    LICENSE,
    ...forms,
    ...(target.figure === undefined || shown.at !== null ? [] : [linkset]),
  ];
}

function listFileLinks(
  landing: Landing,
  form: FileForm,
  { at, query }: Pick<Shown, 'at' | 'query'>,
  origin: string,
): Link[] {
  const asked = query && `?${query}`;
  const page = `${origin}${landing.page}${at === null ? '' : `?at=${at}`}`;
  const rel = factsOf(form).describes ? 'describes' : 'collection';
  const links: Link[] = [
    { href: page, rel, type: mediaType('html') },
    ...(landing.ours ? [LICENSE] : []),
  ];
  // The metadata of a CSV are of just that CSV: the same query, byte for byte.
  const beside = (other: 'csv' | 'csvw.json') => `${origin}${pathOf(landing, other)}${asked}`;
  if (form === 'csv')
    links.push({ href: beside('csvw.json'), rel: 'describedby', type: mediaType('csvw.json') });
  if (form === 'csvw.json')
    links.push({ href: beside('csv'), rel: 'describes', type: mediaType('csv') });
  return links;
}

/** What an answer's `Link` header says of the thing that it is about; nothing where it is about none. */
export function listSignposts(
  target: Target,
  shown: Shown,
  origin: string,
  index: LedgerIndex,
): Link[] {
  if (!target.landing) return [];
  if (target.form === 'html') return listPageLinks(target, shown, origin, index);
  return listFileLinks(target.landing, target.form, shown, origin);
}

/** Links of one context, by relation, as a link set has them. */
function toContext(anchor: string, links: readonly Link[]) {
  const context: Record<string, unknown> = { anchor };
  for (const { rel } of links) {
    const targets = links.filter((link) => link.rel === rel);
    context[rel] = targets.map(({ rel: _, ...rest }) => rest);
  }
  return context;
}

/** The links of a page and of each of its files in one document (RFC 9264, in JSON). */
export function createLinkset(target: Target, origin: string, index: LedgerIndex): Answer | null {
  const shown: Shown = { position: index.position, pinned: false, at: null, query: '' };
  const landing = landingOf(target, shown, index);
  if (!landing) return null;
  const page = listPageLinks(target, shown, origin, index).filter(({ rel }) => rel !== 'linkset');
  const files = landing.forms.map((form) =>
    toContext(`${origin}${pathOf(landing, form)}`, listFileLinks(landing, form, shown, origin)),
  );
  const linkset = [toContext(`${origin}${landing.page}`, page), ...files];
  const headers = {
    'content-type': factsOf('linkset.json').type,
    'cache-control': REVALIDATE,
    ...OPEN,
  };
  return createAnswer(200, headers, `${JSON.stringify({ linkset }, null, 2)}\n`);
}
