import type { Figure } from '@/ledger/figure';
import { shortFingerprint } from '@/ledger/fingerprint';
import { CHANGE_MEANINGS } from '@/ledger/meaning';
import { capitalise } from '@/ledger/text';
import { WideTable } from '../site/wide-table';
import { sayOrigin } from './figure-in-line';
import { FigureSaid } from './figure-said';
import { Recorded } from './recorded';

function What({ figure }: { figure: Figure }) {
  if (figure.status === 'withdrawn' && figure.withdrawal) {
    return (
      <>
        <strong>Withdrawn: {figure.withdrawal.reason}.</strong> {figure.withdrawal.words}
      </>
    );
  }
  if (figure.change === null) return <>First recorded. {figure.why}</>;
  return (
    <>
      <strong>{capitalise(figure.change.kind)}.</strong> {figure.change.reason}{' '}
      <span className="claim-small">{CHANGE_MEANINGS[figure.change.kind]}</span>
    </>
  );
}

/** Every state of a figure, the first one first: what it said, when and why it changed. */
export function VersionTable({ versions }: { versions: readonly Figure[] }) {
  return (
    <WideTable caption={`History: every version of figure ${versions[0]?.id ?? ''}`}>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Figure</th>
          <th scope="col">What happened, and why</th>
          <th scope="col">Recorded</th>
          <th scope="col" className="number">
            Edition
          </th>
          <th scope="col">Fingerprint</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((figure) => (
          <tr key={figure.position}>
            <th scope="row">
              <a href={`/figures/${figure.id}/v${figure.version}`}>v{figure.version}</a>
              {figure.status === 'withdrawn' ? <span className="tag">withdrawn</span> : null}
            </th>
            <td className="prose-cell">
              <FigureSaid figure={figure} />
              <span className="version-origin">{sayOrigin(figure)}</span>
            </td>
            <td className="prose-cell">
              <What figure={figure} />
            </td>
            <td className="nowrap">
              <Recorded at={figure.recorded_at} />
            </td>
            <td className="number">{figure.position}</td>
            <td>
              <code>{shortFingerprint(figure.fingerprint)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
