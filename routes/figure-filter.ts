import { BadRequest } from '@/ledger/bad-request';
import type { ConflictView } from '@/ledger/conflict';
import type { StoredFigure } from '@/ledger/figure';
import { oneOf, readValue } from './parameter';

/** What `?measure= &phase= &claimant= &status=` ask for. */
type FilterValues = {
  measure?: string | undefined;
  phase?: string | undefined;
  claimant?: string | undefined;
  status: string;
};

/** An id that the ledger holds. @throws BadRequest naming those that there are */
function readId(name: string, id: string | undefined, known: Iterable<string>): string | null {
  if (id === undefined) return null;
  const [first, ...others] = [...new Set(known)].sort();
  if (first === undefined) throw new BadRequest(`"${name}" is "${id}"; there is none here`, name);
  return readValue(name, oneOf(name, [first, ...others]), id);
}

/**
 * Which of a conflict's figures the parameters leave; withdrawn ones only where `status` asks for them.
 * @throws BadRequest naming the parameter and what is allowed in this conflict
 */
export function parseFigureFilter(
  values: FilterValues,
  figures: StoredFigure[],
  view: Pick<ConflictView, 'phases'>,
): (figure: StoredFigure) => boolean {
  const ids = (pick: (figure: StoredFigure) => string) => figures.map(pick);
  const measure = readId(
    'measure',
    values.measure,
    ids((figure) => figure.measure.id),
  );
  const phase = readId(
    'phase',
    values.phase,
    view.phases.map(({ id }) => id),
  );
  const claimant = readId(
    'claimant',
    values.claimant,
    ids((figure) => figure.claimant.id),
  );
  const { status } = values;
  return (figure) =>
    (measure === null || figure.measure.id === measure) &&
    (phase === null || figure.phase?.id === phase) &&
    (claimant === null || figure.claimant.id === claimant) &&
    (status === 'all' || figure.status === status);
}
