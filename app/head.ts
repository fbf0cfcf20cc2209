import type { Metadata } from 'next';
import type { Work } from '@/ledger/citation/work';
import { publicOrigin } from '@/routes/origin';
import type { PageState } from '@/routes/page-state';

/** What a page says about itself, beside what it shows. `path` is public and begins with a slash. */
export type Head = { path: string; title: string; description: string };

/** Long enough for a search result to be understood, short enough to be shown whole. */
const DESCRIPTION_LENGTH = 300;

/**
 * The tags that reference managers and Wikipedia's citation tool read. The ledger is named as the
 * institution of a report: an author's name would be taken apart into a given and a family name.
 */
function toCitationTags(work: Work): Record<string, string> {
  const day = work.date?.replaceAll('-', '/');
  return {
    citation_title: work.title,
    ...(day === undefined ? {} : { citation_publication_date: day, citation_online_date: day }),
    ...(work.url === null ? {} : { citation_public_url: work.url }),
    citation_technical_report_institution: 'Casualty Ledger',
    citation_publisher: 'Casualty Ledger',
    citation_language: 'en',
  };
}

/**
 * A page's metadata. A pinned page names the live address as the canonical one and is not indexed,
 * so that a search finds the newest state.
 * @param cited what the page is cited as, where it is one thing
 */
export function toMetadata(state: PageState, head: Head, cited?: Work): Metadata {
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
    ...(cited === undefined ? {} : { other: toCitationTags(cited) }),
  };
}
