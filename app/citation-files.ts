import { formatCslJson } from '@/ledger/citation/csl-item';
import type { Work } from '@/ledger/citation/work';
import type { WriteFile } from './file-response';

/**
 * How works are written as files for reference managers. The library behind BibTeX and RIS is loaded
 * by the first reader who asks for one.
 * @param ask gives the works in the order in which they are to be cited; null where there are none
 */
export function citationFiles(ask: () => Promise<Work[] | null>) {
  const write = (format: (works: Work[]) => string | Promise<string>): WriteFile => {
    return async () => {
      const works = await ask();
      return works && format(works);
    };
  };
  return {
    bib: write(async (works) => (await import('@/ledger/citation/bibtex')).formatBibtex(works)),
    ris: write(async (works) => (await import('@/ledger/citation/ris')).formatRis(works)),
    'csl.json': write(formatCslJson),
  };
}
