import type { Figure } from '@/ledger/figure';
import { sayOwnScope } from './scope';

/** A zero that somebody asserts is neither an empty cell nor a statement about anything wider. */
export function ZeroNote({ figure }: { figure: Figure }) {
  if (figure.value !== 0) return null;
  const { title } = figure.question;
  const scope = sayOwnScope(figure.question);
  return (
    <p className="note">
      {figure.claimant.name} states the number 0 for one thing:{' '}
      {scope === null ? title : `${title} (${scope})`}. It is not “no figure”, and it says nothing
      about losses elsewhere.
    </p>
  );
}
