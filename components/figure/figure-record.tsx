import type { Figure } from '@/ledger/figure';
import { shortFingerprint } from '@/ledger/fingerprint';
import { Facts } from '../site/facts';
import { Recorded } from './recorded';

/** What identifies a version and proves it, and its dates as codes: for those who check, not who read. */
export function FigureRecord({ figure }: { figure: Figure }) {
  const code = (text: string) => (
    <p>
      <code>{text}</code>
    </p>
  );
  return (
    <details className="record">
      <summary>Record: id, fingerprint and codes</summary>
      <Facts
        facts={[
          {
            term: 'Figure',
            children: (
              <p>
                {figure.id}, version {figure.version}
              </p>
            ),
          },
          {
            term: 'Recorded',
            children: (
              <p>
                <Recorded at={figure.recorded_at} /> by {figure.recorded_by} (edition{' '}
                {figure.position})
              </p>
            ),
          },
          {
            term: 'Fingerprint',
            children: (
              <>
                <p>
                  <code>{shortFingerprint(figure.fingerprint)}</code>, in full{' '}
                  <code className="hash">{figure.fingerprint}</code>
                </p>
                <p className="claim-small">
                  SHA-256 of this entry and its predecessor’s fingerprint;{' '}
                  <a href="/methods#fingerprints">how to recompute it</a>.
                </p>
              </>
            ),
          },
          { term: 'Period (EDTF)', children: code(figure.period.edtf) },
          { term: 'As of (EDTF)', children: code(figure.as_of) },
          { term: 'Question', children: code(figure.question.id) },
          { term: 'Measure', children: code(figure.measure.id) },
          { term: 'Claimant', children: code(figure.claimant.id) },
        ]}
      />
    </details>
  );
}
