import type { Figure } from '@/ledger/figure';

/** A zero that somebody asserts is neither an empty cell nor a statement about anything wider. */
export function ZeroNote({ figure }: { figure: Figure }) {
  if (figure.value !== 0) return null;
  const { scope, title } = figure.question;
  return (
    <p className="note">
      This 0 is a number that {figure.claimant.name} asserts about one thing:{' '}
      {scope === null ? title : `${title} (${scope})`}. It is not “no figure”, and it says nothing
      about losses outside of that scope.
    </p>
  );
}
