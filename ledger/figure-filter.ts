import type { ConflictView } from './conflict';
import type { Figure } from './figure';

/** What a reader may filter a conflict's figures by; null leaves everything. */
export const FILTERS = ['phase', 'side', 'counted', 'measure', 'claimant'] as const;
export type FilterName = (typeof FILTERS)[number];
export type FigureFilter = Readonly<Record<FilterName, string | null>>;

export const NO_FILTER: FigureFilter = {
  phase: null,
  side: null,
  counted: null,
  measure: null,
  claimant: null,
};

type Filtered = Pick<Figure, 'phase' | 'affected' | 'counted' | 'measure' | 'claimant'>;

/** What a figure has under the name of a filter; null where that is not stated. */
export function filterValue(figure: Filtered, name: FilterName): string | null {
  switch (name) {
    case 'phase':
      return figure.phase?.id ?? null;
    case 'side':
      return figure.affected.side;
    case 'counted':
      return figure.counted;
    case 'measure':
      return figure.measure.id;
    case 'claimant':
      return figure.claimant.id;
  }
}

/** Whether a filter leaves a figure. */
export function isLeft(figure: Filtered, filter: FigureFilter): boolean {
  return FILTERS.every(
    (name) => filter[name] === null || filterValue(figure, name) === filter[name],
  );
}

/** Whether anything is filtered at all. */
export function isFiltering(filter: FigureFilter): boolean {
  return FILTERS.some((name) => filter[name] !== null);
}

/** A conflict with the figures that a filter leaves. */
export function filterView(view: ConflictView, filter: FigureFilter): ConflictView {
  if (!isFiltering(filter)) return view;
  return { ...view, figures: view.figures.filter((figure) => isLeft(figure, filter)) };
}

export type FilterOption = { value: string; label: string; figures: number };

/** What can be chosen for a filter, with how many figures each choice has among those given. */
export function listOptions(view: ConflictView, name: FilterName): FilterOption[] {
  const counts = new Map<string, number>();
  for (const figure of view.figures) {
    const value = filterValue(figure, name);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const label = (value: string) => {
    switch (name) {
      case 'phase':
        return view.phases.find(({ id }) => id === value)?.name;
      case 'side':
        return view.conflict.sides.find(({ id }) => id === value)?.name;
      case 'counted':
        return value;
      case 'measure':
        return view.measures.find(({ id }) => id === value)?.name;
      case 'claimant':
        return view.figures.find(({ claimant }) => claimant.id === value)?.claimant.name;
    }
  };
  return [...counts].map(([value, figures]) => ({ value, label: label(value) ?? value, figures }));
}

/** A filter as the query of an address, in one order; empty where nothing is filtered. */
export function filterQuery(filter: FigureFilter): string {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filter[name];
    if (value !== null) query.set(name, value);
  }
  return query.toString();
}
