import { formatDay } from '../wording';
import type { Author, Work } from './work';

type CslName = { family: string; given: string } | { literal: string };
type CslDate = { 'date-parts': number[][]; circa?: true } | { literal: string };

/** A work as CSL-JSON has it: the names of its fields are CSL's. */
export type CslItem = {
  id: string;
  type: 'webpage' | 'dataset' | 'document';
  title: string;
  author: CslName[];
  'container-title'?: string;
  publisher?: string;
  issued?: CslDate;
  accessed?: CslDate;
  URL?: string;
  version?: string;
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

/**
 * A work in CSL's terms. A page stands in the site of its publisher; a dataset is published. A work
 * without an address is a document, of which no more is known.
 */
export function toCslItem(work: Work): CslItem {
  const { publisher, date, accessed, url, version, note } = work;
  const page = url === null ? 'document' : 'webpage';
  const inSite = work.kind === 'page' ? 'container-title' : 'publisher';
  return {
    id: work.key,
    type: work.kind === 'dataset' ? 'dataset' : page,
    title: work.title,
    author: work.authors.map(toCslName),
    ...(publisher === null ? {} : { [inSite]: publisher }),
    ...(date === null ? {} : { issued: toCslDate(date) }),
    ...(accessed === null ? {} : { accessed: toCslDate(accessed) }),
    ...(url === null ? {} : { URL: url }),
    ...(version === null ? {} : { version }),
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
