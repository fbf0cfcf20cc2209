import { nameEntry } from '@/ledger/entry-name';
import { shortFingerprint } from '@/ledger/fingerprint';
import { CHANGE_MEANINGS } from '@/ledger/meaning';
import type { RecordCorrection } from '@/ledger/record-correction';
import { addressOfRecord, nameRecord } from '@/ledger/record-name';
import { Evidence, FieldChanges } from './correction-entry';
import { Recorded } from './recorded';

/** One change of what figures name: a question, a document, a phase, how two figures stand to each other. */
export function RecordCorrectionEntry({ correction }: { correction: RecordCorrection }) {
  const { to, kind, reason, evidence, fields, fingerprint } = correction;
  return (
    <article
      className={kind === 'our error' ? 'correction own-error' : 'correction'}
      id={`position-${to.position}`}
    >
      <h3>
        <span className="tag">{kind}</span> <a href={addressOfRecord(to)}>{nameRecord(to)}</a>
      </h3>
      <p>
        {reason} <span className="claim-small">{CHANGE_MEANINGS[kind]}</span>
      </p>
      <FieldChanges fields={fields} />
      <p className="claim-small">
        <Recorded at={to.recorded_at} /> by {to.recorded_by}, at position {to.position} (
        {nameEntry(to)}), fingerprint <code>{shortFingerprint(fingerprint)}</code>.
        {evidence === null ? null : (
          <>
            {' '}
            Evidence: <Evidence evidence={evidence} />
          </>
        )}
      </p>
    </article>
  );
}
