import { BadRequest } from '@/ledger/bad-request';
import type { ConflictView } from '@/ledger/conflict';
import type { StoredFigure } from '@/ledger/figure';
import {
  FILTERS,
  type FigureFilter,
  filterValue,
  isFiltering,
  isLeft,
} from '@/ledger/figure-filter';
import { loadConflictView } from '@/loaders/load-conflict';
import { oneOf, readValue } from './parameter';
import { CLAIMANT, COUNTED, MEASURE, PHASE, SIDE } from './parameters';
import type { FileRequest } from './route';

/** What a conflict's pages, charts and files can be filtered by. */
export const FILTER_QUERY = {
  phase: PHASE,
  side: SIDE,
  counted: COUNTED,
  measure: MEASURE,
  claimant: CLAIMANT,
};

type FilterValues = Partial<Record<keyof typeof FILTER_QUERY, string | undefined>>;

/** The filter that parameters ask for; one that is empty, as a form sends it, asks for nothing. */
export function toFilter(values: FilterValues): FigureFilter {
  const asked = (name: keyof FilterValues) => values[name] || null;
  return {
    phase: asked('phase'),
    side: asked('side'),
    counted: asked('counted'),
    measure: asked('measure'),
    claimant: asked('claimant'),
  };
}

/** @throws BadRequest naming the parameter, and the values that there are in this conflict */
export function checkFilter(
  filter: FigureFilter,
  figures: readonly Parameters<typeof filterValue>[0][],
  view: Pick<ConflictView, 'phases'>,
): void {
  for (const name of FILTERS) {
    const value = filter[name];
    if (value === null) continue;
    // A phase without a figure is a phase: its answer is empty, and no error.
    const known =
      name === 'phase'
        ? view.phases.map(({ id }) => id)
        : figures.map((figure) => filterValue(figure, name));
    const ids = [...new Set(known)].filter((id) => id !== null).sort();
    const [first, ...others] = ids;
    if (first === undefined)
      throw new BadRequest(`"${name}" is "${value}"; there is none here`, name);
    readValue(name, oneOf(name, [first, ...others]), value);
  }
}

/**
 * Checks the filter of a page, as that of a file is checked: a slip in a link is told by name.
 * @throws BadRequest for a value that the conflict does not have
 */
export async function checkPageFilter(request: FileRequest<URLSearchParams>): Promise<void> {
  const { db, position, found, values } = request;
  const filter = toFilter(Object.fromEntries(values));
  if (!isFiltering(filter)) return;
  const view = await loadConflictView(db, position, found.conflict ?? '');
  if (view !== null) checkFilter(filter, view.figures, view);
}

/**
 * Which of a conflict's figures the parameters leave; withdrawn ones only where `status` asks for them.
 * @throws BadRequest naming the parameter and what is allowed in this conflict
 */
export function parseFigureFilter(
  values: FilterValues & { status: string },
  figures: StoredFigure[],
  view: Pick<ConflictView, 'phases'>,
): (figure: StoredFigure) => boolean {
  const filter = toFilter(values);
  checkFilter(filter, figures, view);
  const { status } = values;
  return (figure) => isLeft(figure, filter) && (status === 'all' || figure.status === status);
}
