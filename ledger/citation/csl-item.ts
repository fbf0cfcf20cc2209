import { formatDay } from '../wording';
import type { Author, Work } from './work';

type CslName = { family: string; given: string } | { literal: string };
type CslDate = { 'date-parts': number[][]; circa?: true } | { literal: string };

/** A work as CSL-JSON has it: the names of its fields are CSL's. */
export type CslItem = {
  id: string;
  type: 'webpage' | 'dataset' | 'document' | 'article-newspaper' | 'article-journal';
  title: string;
  author: CslName[];
  'container-title'?: string;
  publisher?: string;
  issued?: CslDate;
  accessed?: CslDate;
  URL?: string;
  version?: string;
  volume?: string;
  issue?: string;
  note?: string;
};

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)$/;

/** Year, month and day, as far as they are known; null where the text is not one such date. */
export function readDate(edtf: string): { parts: number[]; sure: boolean } | null {
  const found = DATE.exec(edtf);
  const [, year, month, day, mark] = found ?? [];
  const parts = [year, month, day].filter((part) => part !== undefined && part !== '').map(Number);
  // 21 to 41 in the place of a month are seasons and quarters.
  const isSeason = month !== undefined && Number(month) > 12;
  return parts.length === 0 || isSeason ? null : { parts, sure: mark === '' };
}

/** A date that CSL's parts cannot say keeps its words. */
function toCslDate(edtf: string): CslDate {
  const ends = edtf.split('/').map(readDate);
  if (!ends.every((end) => end !== null)) return { literal: formatDay(edtf) };
  const parts = { 'date-parts': ends.map((end) => end.parts) };
  return ends.every((end) => end.sure) ? parts : { ...parts, circa: true };
}

function toCslName(author: Author): CslName {
  return 'name' in author ? { literal: author.name } : author;
}

function typeOf({ kind, url }: Work): CslItem['type'] {
  switch (kind) {
    case 'dataset':
      return 'dataset';
    case 'news':
      return 'article-newspaper';
    case 'article':
      return 'article-journal';
    case 'page':
      return url === null ? 'document' : 'webpage';
  }
}

/**
 * A work in CSL's terms. A page or an article stands in the site of its publisher; a dataset is published. A work
 * without an address is a document, of which no more is known.
 */
export function toCslItem(work: Work): CslItem {
  const { publisher, date, accessed, url, version, note, volume, issue } = work;
  const inSite = work.kind === 'dataset' ? 'publisher' : 'container-title';
  return {
    id: work.key,
    type: typeOf(work),
    title: work.title,
    author: work.authors.map(toCslName),
    ...(publisher === null ? {} : { [inSite]: publisher }),
    ...(date === null ? {} : { issued: toCslDate(date) }),
    ...(accessed === null ? {} : { accessed: toCslDate(accessed) }),
    ...(url === null ? {} : { URL: url }),
    ...(version === null ? {} : { version }),
    ...(volume == null ? {} : { volume }),
    ...(issue == null ? {} : { issue }),
    ...(note === '' ? {} : { note }),
  };
}

/** Sentences for where a format has one place for all that it has no field for. */
export function writeNote(work: Work, more: string | null = null): string {
  const archived = work.archived_url === null ? null : `Archived at ${work.archived_url}.`;
  return [work.note, archived, more].filter(Boolean).join(' ');
}

/** Works as a CSL-JSON document, in the order given. */
export function formatCslJson(works: readonly Work[]): string {
  const items = works.map((work) => toCslItem({ ...work, note: writeNote(work) }));
  return `${JSON.stringify(items, null, 2)}\n`;
}
