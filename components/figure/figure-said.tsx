import { Fragment } from 'react';
import type { Figure } from '@/ledger/figure';
import { formatFigureSaid, formatValue } from '@/ledger/wording';

type Said = Parameters<typeof formatFigureSaid>[0];

/** The number breaks between its words only, never within "7,548–9,077". */
function Unbroken({ text }: { text: string }) {
  return text.split(' ').map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words have no other identity, and never move
    <Fragment key={index}>
      {index > 0 ? ' ' : ''}
      <span>{word}</span>
    </Fragment>
  ));
}

/** A figure's number as it is said, its qualifier in the same weight, its unit after it in a lighter one. */
export function FigureSaid({ figure }: { figure: Said }) {
  const value = formatValue(figure);
  const said = formatFigureSaid(figure);
  const unit = said.startsWith(value) ? said.slice(value.length).trim() : '';
  return (
    <span className="said">
      <span className="said-number">
        <Unbroken text={unit === '' ? said : value} />
      </span>
      {unit === '' ? null : (
        <>
          {' '}
          <span className="said-unit">{unit}</span>
        </>
      )}
    </span>
  );
}

/** The same, as the link to the figure's permalink. */
export function FigureLink({ figure }: { figure: Figure }) {
  return (
    <a className="said-link" href={`/figures/${figure.id}`}>
      <FigureSaid figure={figure} />
    </a>
  );
}

/** The number without its unit as the link, for a table that has the units in a column of their own. */
export function NumberLink({ figure }: { figure: Figure }) {
  return (
    <a className="said-link said-number" href={`/figures/${figure.id}`}>
      <Unbroken text={formatValue(figure)} />
    </a>
  );
}
