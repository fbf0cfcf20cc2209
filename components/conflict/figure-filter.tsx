import { orderPhases } from '@/charts/order';
import type { PlotScale } from '@/charts/plot';
import type { ConflictView } from '@/ledger/conflict';
import {
  type FigureFilter,
  type FilterName,
  filterQuery,
  isFiltering,
  listOptions,
  NO_FILTER,
} from '@/ledger/figure-filter';
import { FilterOnChange } from './filter-on-change';

const LABEL: Record<Exclude<FilterName, 'phase'>, string> = {
  side: 'Side',
  counted: 'Who was counted',
  measure: 'Measure',
  claimant: 'Claimant',
};

type FilterProps = {
  /** The conflict with all its figures. */
  view: ConflictView;
  path: string;
  filter: FigureFilter;
  scale: PlotScale;
  /** The position that the page is pinned to; null where it is live. */
  at: number | null;
  /** Whether there are numbers on an axis: a table and a timeline have none. */
  scaled?: boolean;
};

/** The address of the page with another filter or scale; each stands in it only where it is asked for. */
function toAddress({ path, at }: FilterProps, filter: FigureFilter, scale: PlotScale): string {
  const query = new URLSearchParams(filterQuery(filter));
  if (scale !== 'linear') query.set('scale', scale);
  if (at !== null) query.set('at', String(at));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The phases in the order of time, each a link that filters the page by it. */
export function PhaseFilter(props: FilterProps) {
  const { view, filter, scale } = props;
  const link = (phase: string | null) => toAddress(props, { ...filter, phase }, scale);
  const used = new Set(listOptions(view, 'phase').map(({ value }) => value));
  const phases = orderPhases(view).filter(({ id }) => used.has(id));
  return (
    <nav className="phase-filter" aria-label="Filter by phase">
      <ul>
        <li>
          <a href={link(null)} aria-current={filter.phase === null ? 'true' : undefined}>
            All phases
          </a>
        </li>
        {phases.map(({ id, name }) => (
          <li key={id}>
            <a href={link(id)} aria-current={filter.phase === id ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A plain form, which works without a script; with one it follows each choice at once. */
export function FilterForm(props: FilterProps) {
  const { view, path, filter, scale, at, scaled = true } = props;
  const other = scale === 'linear' ? 'log' : 'linear';
  return (
    <div className="filter">
      <form action={path} method="get" aria-label="Filter the figures">
        {filter.phase === null ? null : <input type="hidden" name="phase" value={filter.phase} />}
        {scale === 'linear' ? null : <input type="hidden" name="scale" value={scale} />}
        {at === null ? null : <input type="hidden" name="at" value={at} />}
        {(['side', 'counted', 'measure', 'claimant'] as const).map((name) => (
          <label key={name}>
            <span>{LABEL[name]}</span>
            <select name={name} defaultValue={filter[name] ?? ''}>
              <option value="">All</option>
              {listOptions(view, name).map(({ value, label, figures }) => (
                <option key={value} value={value}>
                  {label} ({figures})
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit">Show</button>
        <FilterOnChange />
      </form>
      <p className="filter-links">
        {isFiltering(filter) ? (
          <>
            <a href={toAddress(props, NO_FILTER, scale)}>Clear the filter</a>
            {scaled ? ' · ' : null}
          </>
        ) : null}
        {scaled ? <a href={toAddress(props, filter, other)}>Scale: {other}</a> : null}
      </p>
    </div>
  );
}
