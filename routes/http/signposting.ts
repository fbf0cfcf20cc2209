import type { FigurePlaces } from '@/db/queries/get-figure-places';
import { LICENCE_URL } from '@/ledger/licence';
import { type FileFormat, formatInfo, mediaType } from '../formats';
import type { FoundThing } from '../found';
import type { FileRequest, Landing, Route } from '../route';
import type { Link } from './links';
import type { Shown } from './shown';

/**
 * FAIR Signposting, levels 1 and 2: what a program is told of a thing without reading its page.
 * Source: https://signposting.org/FAIR/
 */

const SCHEMA = 'https://schema.org/';
const LICENSE: Link = { href: LICENCE_URL, rel: 'license' };

/** What is linked: a thing, at which state. */
type Linked = Pick<Shown, 'found' | 'at' | 'position' | 'revision' | 'origin'>;

function pathOf({ stem }: Landing, format: FileFormat): string {
  return `${stem}${formatInfo(format).beside ? '/' : '.'}${format}`;
}

/** The version that a figure's page shows at a position: its address stays, the page's content does not. */
function versionPath(id: string, { versions }: FigurePlaces, position: number): string {
  const shown = versions.filter((version) => version.position <= position).length;
  return `/figures/${id}/v${Math.max(1, shown)}`;
}

/** The address under which what a page shows is to be cited, since it stays so. */
function citedPath(landing: Landing, { found, at, position, revision }: Linked): string {
  const { figure, version } = found;
  if (version !== undefined) return landing.page;
  if (figure) return versionPath(figure.id, figure.places, position);
  return `${landing.page}?at=${at ?? revision}`;
}

/** A withdrawn figure has files only of the versions that it had. */
function landingOf(landing: Landing, { figure, version }: FoundThing, position: number): Landing {
  const withdrawn = figure?.places.withdrawn ?? null;
  if (!figure || version !== undefined || withdrawn === null || withdrawn.position > position)
    return landing;
  return { ...landing, stem: versionPath(figure.id, figure.places, position) };
}

/** `?at=` goes on to a page's files; a version and a release have no other states. */
function atQuery({ stem, hasStates }: Landing, { at }: Linked): string {
  return at === null || !hasStates || /\/v\d+$/.test(stem) ? '' : `?at=${at}`;
}

function listPageLinks(whole: Landing, linked: Linked): Link[] {
  const { found, at, position, origin } = linked;
  const landing = landingOf(whole, found, position);
  const tail = atQuery(landing, linked);
  const files = landing.formats.map((format): Link => {
    const rel = formatInfo(format).describes ? 'describedby' : 'item';
    return { href: `${origin}${pathOf(landing, format)}${tail}`, rel, type: mediaType(format) };
  });
  const linkset: Link = {
    href: `${origin}${landing.page}/linkset.json`,
    rel: 'linkset',
    type: mediaType('linkset.json'),
  };
  return [
    { href: `${origin}${citedPath(landing, linked)}`, rel: 'cite-as' },
    { href: `${SCHEMA}AboutPage`, rel: 'type' },
    { href: `${SCHEMA}${landing.kind}`, rel: 'type' },
    LICENSE,
    ...files,
    ...(found.figure && at === null ? [linkset] : []),
  ];
}

function listFileLinks(
  landing: Landing,
  format: FileFormat,
  { at, query, origin }: Pick<Shown, 'at' | 'query' | 'origin'>,
): Link[] {
  const asked = query && `?${query}`;
  const page = `${origin}${landing.page}${at === null ? '' : `?at=${at}`}`;
  const rel = formatInfo(format).describes ? 'describes' : 'collection';
  const links: Link[] = [
    { href: page, rel, type: mediaType('html') },
    ...(landing.ours ? [LICENSE] : []),
  ];
  // The metadata of a CSV are of just that CSV: the same query, byte for byte.
  const beside = (other: 'csv' | 'csvw.json') => `${origin}${pathOf(landing, other)}${asked}`;
  if (format === 'csv')
    links.push({ href: beside('csvw.json'), rel: 'describedby', type: mediaType('csvw.json') });
  if (format === 'csvw.json')
    links.push({ href: beside('csv'), rel: 'describes', type: mediaType('csv') });
  return links;
}

/** What a response's `Link` header says of the thing that it is about; nothing where it is about none. */
export function listSignposts(shown: Shown): Link[] {
  const landing = shown.route.landing?.(shown.params);
  if (!landing) return [];
  if (shown.format === 'html') return listPageLinks(landing, shown);
  return formatInfo(shown.format).newest ? [] : listFileLinks(landing, shown.format, shown);
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
export function writeLinkset(route: Route, request: FileRequest): string | null {
  const { params, found, position, origin } = request;
  const whole = route.landing?.(params);
  if (!whole) return null;
  const linked: Linked = { found, at: null, position, revision: position, origin };
  const landing = landingOf(whole, found, position);
  const page = listPageLinks(whole, linked).filter(({ rel }) => rel !== 'linkset');
  const files = landing.formats.map((format) =>
    toContext(
      `${origin}${pathOf(landing, format)}`,
      listFileLinks(landing, format, { at: null, query: '', origin }),
    ),
  );
  const linkset = [toContext(`${origin}${landing.page}`, page), ...files];
  return `${JSON.stringify({ linkset }, null, 2)}\n`;
}
