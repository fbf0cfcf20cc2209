import { formatBibtex } from '../citation/bibtex';
import { citeRelease } from '../citation/cite-release';
import { formatCslJson } from '../citation/csl-item';
import { formatRis } from '../citation/ris';
import { type ReleaseContent, releaseAddress } from './content';

/** How to cite the release, in a file for each kind of program that reads citations. */
export function listCitationFiles(content: ReleaseContent): { path: string; text: string }[] {
  const { name, upto, released } = content;
  const address = releaseAddress(content);
  const work = citeRelease({ name, position: upto, released_at: released, address });
  return [
    { path: 'CITATION.bib', text: formatBibtex([work]) },
    { path: 'CITATION.ris', text: formatRis([work]) },
    { path: 'CITATION.csl.json', text: formatCslJson([work]) },
  ];
}
