import { citeFigure, type Withdrawn } from '@/ledger/citation/cite-figure';
import { citeDocument } from '@/ledger/citation/cite-source';
import type { Figure } from '@/ledger/figure';
import { CiteTexts } from './cite-texts';
import { Permalink } from './permalink';
import { UseFigure } from './use-figure';

const FILES = [
  ['CSV', 'csv'],
  ['JSON', 'json'],
  ['SVG', 'svg'],
  ['PNG', 'png'],
  ['BibTeX', 'bib'],
  ['RIS', 'ris'],
  ['CSL-JSON', 'csl.json'],
] as const;

/**
 * How to cite this version, download it, or report an error in it.
 * @param tombstone the figure's newest version, where that withdraws it
 */
export function CiteBox(props: {
  figure: Figure;
  origin: string;
  tombstone?: Withdrawn | undefined;
}) {
  const { figure, origin, tombstone = figure } = props;
  const path = `/figures/${figure.id}/v${figure.version}`;
  const sources = figure.sources.flatMap(citeDocument);
  return (
    <section className="cite" aria-labelledby="cite">
      <h2 id="cite">Cite this version</h2>
      <Permalink origin={origin} path={path} />
      <p className="claim-small">
        This address will always show version {figure.version}, and say whether it still stands.
      </p>
      <CiteTexts
        id="figure"
        groups={[
          {
            title: sources.length > 1 ? 'Cite the original sources' : 'Cite the original source',
            works: sources,
          },
          { title: 'Cite this figure', works: [citeFigure(figure, origin, tombstone)] },
        ]}
      />
      <ul className="files" aria-label="This version as a file">
        {FILES.map(([name, ending]) => (
          <li key={ending}>
            <a href={`${path}.${ending}`}>{name}</a>
          </li>
        ))}
      </ul>
      <UseFigure figure={figure} origin={origin} />
      <p className="claim-small">
        Something wrong? <a href="/about#report">Report an error</a>, naming the address above.
      </p>
    </section>
  );
}
