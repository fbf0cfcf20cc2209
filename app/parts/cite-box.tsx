import type { Figure } from '@/figures/figure';
import { shortFingerprint } from '@/figures/fingerprint';
import { Recorded } from './recorded';

/** How to cite this version, take it away as a file, prove it, or report an error in it. */
export function CiteBox({ figure, origin }: { figure: Figure; origin: string }) {
  const path = `/figures/${figure.id}/v${figure.version}`;
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
        Cite the original source first.
      </p>
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
      <ul className="files" aria-label="This version as a file">
        <li>
          <a href={`${path}.csv`}>CSV</a>
        </li>
        <li>
          <a href={`${path}.json`}>JSON</a>
        </li>
        <li>
          <a href={`${path}.svg`}>SVG</a>
        </li>
        <li>
          <a href={`${path}.png`}>PNG</a>
        </li>
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
