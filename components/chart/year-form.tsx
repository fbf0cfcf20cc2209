import type { PlotScale } from '@/charts/plot';
import { FilterOnChange } from '../conflict/filter-on-change';

type YearFormProps = {
  path: string;
  years: { first: number; last: number };
  /** The year that is shown; null for all years together. */
  year: number | null;
  scale: PlotScale;
  /** The position that the page is pinned to; null where it is live. */
  at: number | null;
};

/** The address of the page with another year or scale. */
function toAddress({ path, at }: YearFormProps, year: number | null, scale: PlotScale): string {
  const query = new URLSearchParams();
  if (year !== null) query.set('year', String(year));
  if (scale !== 'linear') query.set('scale', scale);
  if (at !== null) query.set('at', String(at));
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Chooses the year of a chart: a plain form, which works without a script, and links beside it. */
export function YearForm(props: YearFormProps) {
  const { path, years, year, scale, at } = props;
  const { first, last } = years;
  const all = Array.from({ length: last - first + 1 }, (_, index) => last - index);
  const other = scale === 'linear' ? 'log' : 'linear';
  const link = (to: number | null, words: string) =>
    to !== null && (to < first || to > last) ? null : (
      <a href={toAddress(props, to, scale)}>{words}</a>
    );
  const links = [
    { key: 'before', link: year === null ? null : link(year - 1, `${year - 1}`) },
    { key: 'after', link: year === null ? null : link(year + 1, `${year + 1}`) },
    { key: 'all', link: year === null ? null : link(null, 'All years') },
    { key: 'scale', link: <a href={toAddress(props, year, other)}>Scale: {other}</a> },
  ].filter(({ link }) => link !== null);
  return (
    <div className="filter">
      <form action={path} method="get" aria-label="Choose the year">
        {scale === 'linear' ? null : <input type="hidden" name="scale" value={scale} />}
        {at === null ? null : <input type="hidden" name="at" value={at} />}
        <label>
          <span>Year</span>
          <select name="year" defaultValue={year ?? ''}>
            <option value="">
              All years, {first} to {last}
            </option>
            {all.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Show</button>
        <FilterOnChange />
      </form>
      <p className="filter-links">
        {links.map(({ key, link }, index) => (
          <span key={key}>
            {index === 0 ? null : ' · '}
            {link}
          </span>
        ))}
      </p>
    </div>
  );
}
