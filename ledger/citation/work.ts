/** Who answers for a work: a person, or an organisation (or byline) whose name is kept whole. */
export type Author = { given: string; family: string } | { name: string };

/**
 * What is cited: a document, a figure, a chart or a release, in words that no format changes. Dates
 * are EDTF; null is unknown, and nothing is put in its place: no day of access, no "today".
 */
export type Work = {
  /** What names it in BibTeX, RIS and CSL-JSON: the same for the same work, for good. */
  key: string;
  kind: 'page' | 'dataset' | 'news' | 'article';
  title: string;
  authors: Author[];
  /** The site or publisher, where it is not the author already. */
  publisher: string | null;
  date: string | null;
  url: string | null;
  archived_url: string | null;
  accessed: string | null;
  version: string | null;
  /** The volume and issue of the journal that an article stands in. */
  volume?: string | null;
  issue?: string | null;
  /** The agency that wrote a news article which another publishes. */
  agency?: string | null;
  /** Sentences that go with it wherever a format has room for them; empty for none. */
  note: string;
};
