import type { Correction, FieldChange } from '@/ledger/correction';
import { shortFingerprint } from '@/ledger/fingerprint';
import { CHANGE_MEANINGS, WITHDRAWAL_MEANINGS } from '@/ledger/meaning';
import { capitalise } from '@/ledger/text';
import { sayOrigin } from './figure-in-line';
import { FigureSaid } from './figure-said';
import { Recorded } from './recorded';
import { sayOwnScope } from './scope';

function Field({ change }: { change: FieldChange }) {
  const { field, from, to } = change;
  return (
    <div>
      <dt>{field}</dt>
      <dd>
        <del>{from ?? 'unknown'}</del> <ins>{to ?? 'unknown'}</ins>
      </dd>
    </div>
  );
}

/** What changed beside the number: from what to what. */
export function FieldChanges({ fields }: { fields: readonly FieldChange[] }) {
  return (
    <dl className="field-changes">
      {fields.map((change) => (
        <Field key={change.field} change={change} />
      ))}
    </dl>
  );
}

/** What shows that the change is right: a link where it is an address. */
export function Evidence({ evidence }: { evidence: string }) {
  if (evidence.startsWith('/')) return <a href={evidence}>{evidence}</a>;
  if (!/^https?:\/\/\S+$/.test(evidence)) return <>{evidence}</>;
  return (
    <a href={evidence} rel="noopener noreferrer">
      {evidence}
    </a>
  );
}

function meaningOf({ kind, to }: Correction): string {
  if (kind !== 'withdrawn') return CHANGE_MEANINGS[kind];
  return to.withdrawal === null ? '' : WITHDRAWAL_MEANINGS[to.withdrawal.reason];
}

/** One change of a published figure: from what to what, which kind of change, why, and what shows it. */
export function CorrectionEntry({ correction }: { correction: Correction }) {
  const { from, to, kind, ownError, reason, evidence, fields } = correction;
  const version = `/figures/${to.id}/v`;
  const scope = sayOwnScope(to.question);
  const isSaidAlike = to.withdrawal === null && fields.length > 0;
  return (
    <article
      className={ownError ? 'correction own-error' : 'correction'}
      id={`position-${to.position}`}
    >
      <h3>
        <span className="tag">{capitalise(kind)}</span>{' '}
        <a href={`/figures/${to.id}`}>{to.question.title}</a>
        {scope === null ? null : <span className="claim-small"> {scope}</span>}
      </h3>
      <p className="from-to">
        <a className="said-link" href={`${version}${from.version}`}>
          <FigureSaid figure={from} />
        </a>{' '}
        <span aria-hidden="true">→</span>
        <span className="visually-hidden">became</span>{' '}
        {to.withdrawal === null ? (
          <a className="said-link" href={`${version}${to.version}`}>
            <FigureSaid figure={to} />
          </a>
        ) : (
          <strong>withdrawn</strong>
        )}{' '}
        <span className="claim-small">({sayOrigin(to)})</span>
      </p>
      <p>
        {reason} <span className="claim-small">{meaningOf(correction)}</span>
      </p>
      {isSaidAlike ? <FieldChanges fields={fields} /> : null}
      <p className="claim-small">
        Recorded <Recorded at={to.recorded_at} /> by {to.recorded_by} (edition {to.position},
        fingerprint <code>{shortFingerprint(to.fingerprint)}</code>).
        {evidence === null ? null : (
          <>
            {' '}
            Evidence: <Evidence evidence={evidence} />
          </>
        )}
        {to.withdrawal?.replacement ? (
          <>
            {' '}
            Replaced by{' '}
            <a href={`/figures/${to.withdrawal.replacement}`}>figure {to.withdrawal.replacement}</a>
            .
          </>
        ) : null}
      </p>
    </article>
  );
}
