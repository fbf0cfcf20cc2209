import { formatDay } from '../wording';
import type { Author, Work } from './work';

/** What MediaWiki reads as mark-up in a template's value; four tildes would sign it. */
const MARKUP: Record<string, string> = {
  '|': '{{!}}',
  '{': '&#123;',
  '}': '&#125;',
  '[': '&#91;',
  ']': '&#93;',
  '<': '&lt;',
  '>': '&gt;',
  '~': '&#126;',
};

function escapeWiki(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/[|{}[\]<>~]/g, (symbol) => MARKUP[symbol] ?? symbol)
    .replaceAll("''", '&#39;&#39;')
    .replaceAll('://', '&#58;//')
    .replace(/\s+/g, ' ');
}

function escapeUrl(url: string): string {
  return url
    .replace(/[|{}[\]<>"\s]/g, encodeURIComponent)
    .replaceAll("''", '%27%27')
    .replaceAll('~~~', '%7E%7E%7E');
}

/** A day as the template takes it: no other words than "c.", and a dash between two ends. */
function writeDate(edtf: string): string {
  const said = formatDay(edtf);
  const [start, end] = said.split(' to ');
  if (start === undefined || end === undefined) return said.replace(/^about /, 'c. ');
  return start.includes(' ') ? `${start} – ${end}` : `${start}–${end}`;
}

/** The day of a copy at the Internet Archive stands in its address. */
function archiveDate(url: string): string | null {
  const [, year, month, day] = /\/web\/(\d{4})(\d\d)(\d\d)\d{0,6}[a-z_]*\//.exec(url) ?? [];
  return day === undefined ? null : formatDay(`${year}-${month}-${day}`);
}

/** The template counts a semicolon, or two commas, as several authors, unless the name is in doubled brackets. */
function acceptAsWritten(name: string): string {
  const isDoubted = name.includes(';') || name.split(',').length > 2;
  return isDoubted ? `((${name}))` : name;
}

function writeAuthors(authors: readonly Author[]): [string, string][] {
  return authors.flatMap((author, index): [string, string][] => {
    const n = authors.length > 1 ? String(index + 1) : '';
    return 'name' in author
      ? [[`author${n}`, acceptAsWritten(author.name)]]
      : [
          [`last${n}`, author.family],
          [`first${n}`, author.given],
        ];
  });
}

/** The template of a work, and the field for what it stands in. */
const TEMPLATES = {
  page: 'cite web',
  dataset: 'cite web',
  news: 'cite news',
  article: 'cite journal',
} as const;
const PLACES = {
  page: 'website',
  dataset: 'website',
  news: 'newspaper',
  article: 'journal',
} as const;

/** An agency that stands as the author is not named again. */
function isAuthor({ agency, authors }: Work): boolean {
  return authors.some((author) => 'name' in author && author.name === agency);
}

/**
 * A work as Wikipedia's `{{cite web}}`, ready to paste. Without an address that template is an error:
 * then it is `{{citation}}`, in the same form. `archive-date` is known only from an address that has
 * it; where it is missing, the template asks the editor for it.
 */
export function formatCiteWeb(work: Work): string {
  const { url, archived_url, accessed, date } = work;
  const archived = archived_url && archiveDate(archived_url);
  // `cite web` without an address is an error; so it was for datasets, which are cited as pages.
  const isBare = url === null && (work.kind === 'page' || work.kind === 'dataset');
  const name = isBare ? 'citation' : TEMPLATES[work.kind];
  const values: [string, string | null][] = [
    ...writeAuthors(work.authors),
    ['date', date && writeDate(date)],
    ['title', work.title],
  ];
  const written = values.map(([name, value]) => [name, value && escapeWiki(value)] as const);
  const fields: (readonly [string, string | null])[] = [
    ...written,
    ['url', url && escapeUrl(url)],
    [PLACES[work.kind], work.publisher && escapeWiki(work.publisher)],
    ['agency', work.agency && !isAuthor(work) ? escapeWiki(work.agency) : null],
    ['volume', work.volume ?? null],
    ['issue', work.issue ?? null],
    ['archive-url', archived_url && escapeUrl(archived_url)],
    ['archive-date', archived],
    ['access-date', accessed && writeDate(accessed)],
    ['mode', name === 'citation' ? 'cs1' : null],
  ];
  const filled = fields.filter(([, value]) => value);
  return `{{${name} ${filled.map(([field, value]) => `|${field}=${value}`).join(' ')}}}`;
}
