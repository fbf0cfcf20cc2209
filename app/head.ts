import type { Metadata } from 'next';
import type { Author, Work } from '@/ledger/citation/work';
import { publicOrigin } from '@/routes/origin';
import type { PageState } from '@/routes/page-state';
import { toSiteCard } from './social-card';

/** What a page says about itself, beside what it shows. `path` is public and begins with a slash. */
export type Head = { path: string; title: string; description: string };

/** Long enough for a search result to be understood, short enough to be shown whole. */
const DESCRIPTION_LENGTH = 300;

/** Signs that look like a comma and a semicolon, at which the readers of these tags take names apart. */
const LOOKALIKES: Record<string, string> = { ',': '\u201A', ';': '\uFF1B' };
const keepWhole = (name: string) => name.replace(/[,;]/g, (sign) => LOOKALIKES[sign] ?? sign);

/**
 * An author as these tags have one: the family name, a comma, the given name. A body has a family name
 * alone: without the comma it would be taken apart at its last space.
 */
function toCitationAuthor(author: Author): string {
  if ('name' in author) return `${keepWhole(author.name)},`;
  return `${keepWhole(author.family)}, ${keepWhole(author.given)}`;
}

/**
 * The tags that reference managers (Zotero's "Embedded Metadata") and Wikipedia's citation tool read. A
 * page that is saved without its files is known by them alone.
 */
function toCitationTags(work: Work, abstract: string): Record<string, string | string[]> {
  const day = work.date?.replaceAll('-', '/');
  const { url, version } = work;
  return {
    citation_title: work.title,
    citation_author: work.authors.map(toCitationAuthor),
    citation_abstract: abstract,
    ...(day === undefined
      ? {}
      : { citation_date: day, citation_publication_date: day, citation_online_date: day }),
    ...(url === null ? {} : { citation_public_url: url, citation_abstract_html_url: url }),
    ...(version === null ? {} : { citation_technical_report_number: version }),
    citation_technical_report_institution: 'Casualty Ledger',
    citation_publisher: 'Casualty Ledger',
    citation_language: 'en',
  };
}

/**
 * What a page says about itself to search engines and reference managers. A pinned page names the live address as the canonical one and is not indexed,
 * so that a search finds the newest state.
 * @param cited what the page is cited as, where it is one thing
 */
export function describePage(state: PageState, head: Head, cited?: Work): Metadata {
  const { path, title, description } = head;
  const short =
    description.length <= DESCRIPTION_LENGTH
      ? description
      : `${description.slice(0, DESCRIPTION_LENGTH - 1).replace(/\s+\S*$/, '')}…`;
  return {
    title,
    description: short,
    alternates: { canonical: `${publicOrigin()}${path}` },
    robots: { index: state.mode === 'live', follow: true },
    ...(cited === undefined ? {} : { other: toCitationTags(cited, short) }),
  };
}

/** A page's metadata, with the state's first chart as its picture: for pages that have none of their own. */
export async function toMetadata(state: PageState, head: Head, cited?: Work): Promise<Metadata> {
  return { ...describePage(state, head, cited), ...(await toSiteCard(state.position)) };
}
