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

/** RIS splits an author's name at its comma: a body that has one in its name stands as publisher only. */
function hasComma(author: Author): boolean {
  return 'name' in author && author.name.includes(',');
}

function nameOf(author: Author | undefined): string | null {
  return author && 'name' in author ? author.name : null;
}

/** One record. The library breaks long lines, which readers join with a space; so lines are ours. */
function writeRecord(work: Work): string {
  const { kind, date, accessed } = work;
  const authors = work.authors.filter((author) => !hasComma(author));
  const data = [toCslItem({ ...work, authors, date: null, accessed: null })];
  const [{ TY, AU = [] }] = recordSchema.parse(
    plugins.output.format('ris', data, { format: 'object' }),
  );
  const publisher = work.publisher ?? nameOf(work.authors.find(hasComma));
  const tags: [string, string | number | null | undefined][] = [
    ['TY', TY],
    ['ID', work.key],
    ...AU.map((name): [string, string] => ['AU', name]),
    ['TI', work.title],
    [kind === 'page' ? 'T2' : 'PB', publisher],
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
