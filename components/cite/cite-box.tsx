import { citeFigure, type Withdrawn } from '@/ledger/citation/cite-figure';
import { citeSource } from '@/ledger/citation/cite-source';
import type { Figure } from '@/ledger/figure';
import { shortFingerprint } from '@/ledger/fingerprint';
import { Recorded } from '../figure/recorded';
import { CiteTexts } from './cite-texts';

function Identity({ figure }: { figure: Figure }) {
  return (
    <>
      <dl className="cite-facts">
        <div>
          <dt>Figure</dt>
          <dd>
            {figure.id}, version {figure.version}
          </dd>
        </div>
        <div>
          <dt>Recorded</dt>
          <dd>
            <Recorded at={figure.recorded_at} />, at position {figure.position}
          </dd>
        </div>
        <div>
          <dt>Fingerprint</dt>
          <dd>
            <code>{shortFingerprint(figure.fingerprint)}</code>
          </dd>
        </div>
      </dl>
      <details>
        <summary>Full fingerprint</summary>
        <p>
          <code className="hash">{figure.fingerprint}</code>
        </p>
        <p className="claim-small">
          SHA-256 of this entry and its predecessor’s fingerprint;{' '}
          <a href="/methods#fingerprints">how to recompute it</a>.
        </p>
      </details>
    </>
  );
}

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
 * How to cite this version, take it away as a file, prove it, or report an error in it.
 * @param tombstone the figure's newest version, where that withdraws it
 */
export function CiteBox(props: {
  figure: Figure;
  origin: string;
  tombstone?: Withdrawn | undefined;
}) {
  const { figure, origin, tombstone = figure } = props;
  const path = `/figures/${figure.id}/v${figure.version}`;
  const sources = figure.sources.map(citeSource);
  return (
    <section className="cite" aria-labelledby="cite">
      <h2 id="cite">Cite this version</h2>
      <p>
        <a className="permalink" href={path}>
          {origin}
          <wbr />
          {path}
        </a>
      </p>
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
      <Identity figure={figure} />
      <ul className="files" aria-label="This version as a file">
        {FILES.map(([name, ending]) => (
          <li key={ending}>
            <a href={`${path}.${ending}`}>{name}</a>
          </li>
        ))}
      </ul>
      <p className="claim-small">
        Something wrong? <a href="/about#report">Report an error</a> in{' '}
        <span className="hash">
          {origin}
          {path}
        </span>
      </p>
    </section>
  );
}
