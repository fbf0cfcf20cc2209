import type { Conflict } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { FigureTable } from './figure-table';

/** A conflict's name; with its id where another has the same, so that no two regions are named alike. */
function nameApart(one: Pick<Conflict, 'id' | 'name'>, all: readonly Conflict[]): string {
  const isShared = all.some(({ id, name }) => id !== one.id && name === one.name);
  return isShared ? `${one.name} (${one.id})` : one.name;
}

/** Figures of one document or claimant: a table a conflict, since sides belong to a conflict. */
export function FiguresByConflict(props: {
  figures: readonly Figure[];
  conflicts: readonly Conflict[];
  title: string;
  none: string;
}) {
  const { figures, conflicts, title, none } = props;
  return (
    <section>
      <h2>
        {title}
        {figures.length === 0 ? '' : ` (${figures.length})`}
      </h2>
      {figures.length === 0 ? <p>{none}</p> : null}
      {conflicts.map(({ id, name, sides }) => {
        const own = figures
          .filter((figure) => figure.conflict.id === id)
          .toSorted((a, b) => a.position - b.position);
        return own.length === 0 ? null : (
          <FigureTable
            key={id}
            figures={own}
            sides={sides}
            caption={`${title}: ${nameApart({ id, name }, conflicts)}`}
            withQuestion
          />
        );
      })}
    </section>
  );
}
