import { formatCslJson } from '@/ledger/citation/csl-item';
import type { Work } from '@/ledger/citation/work';
import type { citationFormats } from '../citation-formats';
import type { Query } from '../parameter';
import type { FileRequest, RouteFormat } from '../route';
import { writer } from './writer';

/**
 * Writes a route's files for reference managers. The library behind BibTeX and RIS is loaded by the first
 * reader who asks for one.
 * @param get gives the works in the order in which they are to be cited; null where there are none
 */
export function citationWriters<Q extends Query>(
  formats: ReturnType<typeof citationFormats<Q>>,
  get: (request: FileRequest) => Promise<Work[] | null>,
) {
  const write = (format: RouteFormat<Q>, toText: (works: Work[]) => string | Promise<string>) =>
    writer(format, async (request) => {
      const works = await get(request);
      return works && toText(works);
    });
  return {
    bib: write(formats.bib, async (works) =>
      (await import('@/ledger/citation/bibtex')).formatBibtex(works),
    ),
    ris: write(formats.ris, async (works) =>
      (await import('@/ledger/citation/ris')).formatRis(works),
    ),
    'csl.json': write(formats['csl.json'], formatCslJson),
  };
}
