import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { z } from 'zod';
import { formatDay } from '../wording';
import { readDate, toCslItem, writeNote } from './csl-item';
import { escapeTex } from './tex';
import type { Author, Work } from './work';

// Or every letter that is not ASCII is turned into a TeX command, and the Armenian ones are dropped.
plugins.config.get('@bibtex').format.asciiOnly = false;

const entrySchema = z.tuple([
  z.object({ type: z.string(), properties: z.record(z.string(), z.string()) }),
]);
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

type Fields = Record<string, string | null>;

/** BibTeX separates authors at "and", and a name's parts at commas, wherever no braces hold them. */
function escapePart(part: string): string {
  const escaped = escapeTex(part);
  return /\band\b|,/iu.test(part) ? `{${escaped}}` : escaped;
}

function escapeAuthor(author: Author): Author {
  return 'name' in author
    ? { name: escapeTex(author.name) }
    : { given: escapePart(author.given), family: escapePart(author.family) };
}

/** Braces and white space have no place in an address; a careless one has them percent-encoded. */
function escapeUrl(url: string): string {
  return url.replace(/[{}\\^\s]/g, encodeURIComponent);
}

/**
 * Asks the library which kind of entry a work is, and which fields it has. It escapes nothing when it
 * keeps letters as they are, so what it gets is escaped already.
 */
function askEntry(work: Work, format: 'bibtex' | 'biblatex') {
  const { accessed, issued, URL, version, note, ...item } = toCslItem({
    ...work,
    authors: work.authors.map(escapeAuthor),
    publisher: work.publisher === null ? null : escapeTex(work.publisher),
  });
  // BibTeX knows no site that a page stands in: it is the publisher there.
  const publisher = item['container-title'] ?? item.publisher;
  const data = [{ ...item, ...(publisher === undefined ? {} : { publisher }) }];
  const [entry] = entrySchema.parse(plugins.output.format(format, data, { format: 'object' }));
  return entry;
}

function braced(text: string | number | null | undefined): string | null {
  return text === null || text === undefined || text === '' ? null : `{${text}}`;
}

/** The whole title in braces of its own, so that no style changes its capitals. */
function writeTitle(title: string): string {
  return `{{${escapeTex(title)}}}`;
}

/** Year, month and day for BibTeX, the month as the macro that every style knows. */
function writeDate(edtf: string | null): Fields {
  const [year, month, day] = (edtf && readDate(edtf)?.parts) || [];
  return {
    year: braced(year),
    month: month === undefined ? null : (MONTHS[month - 1] ?? null),
    day: braced(day),
  };
}

/** What BibTeX has no field for: that a date is not sure, or has other words; and the day of access. */
function listRemarks({ date, accessed }: Work): string {
  const dated = date === null || readDate(date)?.sure ? null : `Dated ${formatDay(date)}.`;
  const seen = accessed === null ? null : `Accessed ${formatDay(accessed)}.`;
  return [dated, seen].filter(Boolean).join(' ');
}

function writeEntry(type: string, key: string, fields: Fields): string {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === null ? [] : [`  ${name} = ${value},\n`],
  );
  return `@${type}{${key},\n${lines.join('')}}\n`;
}

function toBibtex(work: Work): string {
  const { type, properties } = askEntry(work, 'bibtex');
  const { author, publisher } = properties;
  const isArticle = work.kind === 'news' || work.kind === 'article';
  return writeEntry(type, work.key, {
    author: braced(author),
    title: writeTitle(work.title),
    journal: isArticle ? braced(work.publisher && escapeTex(work.publisher)) : null,
    volume: braced(work.volume),
    number: braced(work.issue),
    // `publisher` is for books: styles print nothing of it for a page or a dataset.
    howpublished: isArticle ? null : braced(publisher),
    ...writeDate(work.date),
    url: braced(work.url && escapeUrl(work.url)),
    note: braced(escapeTex(writeNote(work, listRemarks(work)))),
  });
}

function toBiblatex(work: Work): string {
  const { type, properties } = askEntry(work, 'biblatex');
  const { author, organization, publisher } = properties;
  const isArticle = work.kind === 'news' || work.kind === 'article';
  return writeEntry(type, work.key, {
    author: braced(author),
    title: writeTitle(work.title),
    journaltitle: isArticle ? braced(work.publisher && escapeTex(work.publisher)) : null,
    volume: braced(work.volume),
    number: braced(work.issue),
    organization: isArticle ? null : braced(organization),
    publisher: isArticle ? null : braced(publisher),
    // BibLaTeX reads EDTF as it is.
    date: braced(work.date),
    version: braced(work.version && escapeTex(work.version)),
    url: braced(work.url && escapeUrl(work.url)),
    urldate: braced(work.accessed),
    note: braced(escapeTex(writeNote(work))),
  });
}

/** Works as BibTeX entries, in the order given. */
export function formatBibtex(works: readonly Work[]): string {
  return works.map(toBibtex).join('\n');
}

/** Works as BibLaTeX entries, which know addresses, days of access and versions. */
export function formatBiblatex(works: readonly Work[]): string {
  return works.map(toBiblatex).join('\n');
}
