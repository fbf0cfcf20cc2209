import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { z } from 'zod';
import { formatDay } from '../wording';
import { readDate, toCslItem, writeNote } from './csl-item';
import type { Author, Work } from './work';

const recordSchema = z.tuple([
  z.looseObject({ TY: z.string(), AU: z.array(z.string()).optional() }),
]);

/** RIS's own form of a date: year, month, day and other words, each between slashes. */
function writeDate(edtf: string): string {
  const date = readDate(edtf);
  if (date === null) return `///${formatDay(edtf).replaceAll('/', '-')}`;
  const [year = '', month = '', day = ''] = date.parts.map((part) => String(part).padStart(2, '0'));
  return `${year}/${month}/${day}/${date.sure ? '' : formatDay(edtf)}`;
}

/** Looks like a comma, and is none: readers of RIS split a name at its comma into family and given. */
const LOW_QUOTE = '\u201A';

/** Whether nobody signed the document and its publisher stands in, with a comma in its name. */
function standsInWithComma(work: Work, author: Author): boolean {
  return work.publisher === null && 'name' in author && author.name.includes(',');
}

function keepWhole(author: Author): Author {
  const keep = (name: string) => name.replaceAll(',', LOW_QUOTE);
  if ('name' in author) return { name: keep(author.name) };
  return { given: keep(author.given), family: keep(author.family) };
}

function nameOf(author: Author | undefined): string | null {
  return author && 'name' in author ? author.name : null;
}

/** One record. The library breaks long lines, which readers join with a space; so lines are ours. */
function writeRecord(work: Work): string {
  const { kind, date, accessed } = work;
  // A publisher has a place of its own, where its name is kept as it is.
  const standIn = work.authors.find((author) => standsInWithComma(work, author));
  const authors = work.authors.filter((author) => author !== standIn).map(keepWhole);
  const data = [toCslItem({ ...work, authors, date: null, accessed: null })];
  const [{ TY, AU = [] }] = recordSchema.parse(
    plugins.output.format('ris', data, { format: 'object' }),
  );
  const publisher = work.publisher ?? nameOf(standIn);
  const tags: [string, string | number | null | undefined][] = [
    ['TY', TY],
    ['ID', work.key],
    ...AU.map((name): [string, string] => ['AU', name]),
    ['TI', work.title],
    [kind === 'dataset' ? 'PB' : 'T2', publisher],
    ['VL', work.volume],
    ['IS', work.issue],
    ['PY', date && readDate(date)?.parts[0]],
    ['DA', date && writeDate(date)],
    ['ET', kind === 'dataset' ? work.version : null],
    ['UR', work.url],
    ['L2', work.archived_url],
    ['Y2', accessed && writeDate(accessed)],
    ['N1', writeNote(work)],
  ];
  const lines = tags.flatMap(([tag, value]) =>
    value === null || value === undefined || value === ''
      ? []
      : [`${tag}  - ${String(value).replace(/\s+/g, ' ')}\r\n`],
  );
  return `${lines.join('')}ER  - \r\n`;
}

/** Works as RIS records, in the order given. */
export function formatRis(works: readonly Work[]): string {
  return works.map(writeRecord).join('\r\n');
}
