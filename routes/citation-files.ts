import { formatCslJson } from '@/ledger/citation/csl-item';
import type { Work } from '@/ledger/citation/work';
import type { Query } from './parameter';
import { type FileRequest, file } from './route';

/**
 * A route's files for reference managers. The library behind BibTeX and RIS is loaded by the first
 * reader who asks for one.
 * @param get gives the works in the order in which they are to be cited; null where there are none
 */
export function citationFormats(
  query: Query,
  get: (request: FileRequest) => Promise<Work[] | null>,
) {
  const write = (format: (works: Work[]) => string | Promise<string>) =>
    file(query, async (request) => {
      const works = await get(request);
      return works && format(works);
    });
  return {
    bib: write(async (works) => (await import('@/ledger/citation/bibtex')).formatBibtex(works)),
    ris: write(async (works) => (await import('@/ledger/citation/ris')).formatRis(works)),
    'csl.json': write(formatCslJson),
  };
}
