import { Sparkline } from '@/charts/spark/sparkline';
import type { CountryYears } from '@/loaders/load-country-years';
import { SortableColumns } from '../chart/sortable-columns';
import { formatCount } from '../dataset/words';
import { WideTable } from '../site/wide-table';

const ID = 'countries-table';

/** Deaths by country of a dataset, which a script lets a reader sort; countries of a conflict are marked. */
export function CountryTable({ data }: { data: CountryYears }) {
  const { source, years, countries, silent } = data;
  const { first, last } = years;
  return (
    <section>
      <h2 id="countries">
        Deaths by country, {first} to {last}
      </h2>
      <p>
        All conflicts together, by country of the event, not by conflict: none of these is a toll of
        a conflict above. {source.publisher}, {source.version}, re-aggregated by a third party; low,
        best and high of all years are added up each by itself.{' '}
        <a href={source.path}>The dataset, with every row</a>.
      </p>
      <p>
        {countries.length} of {countries.length + silent} countries: those with a death recorded.
        Each small chart has a scale of its own, whose highest year stands beside it; a year without
        a line under it has no row.
      </p>
      <div id={ID} className="sortable">
        <WideTable caption={`Deaths by country, ${first} to ${last}`}>
          <thead>
            <tr>
              <th scope="col">Country, as published</th>
              <th scope="col">Years, own scale</th>
              <th scope="col" className="number">
                Best
              </th>
              <th scope="col" className="number">
                Low
              </th>
              <th scope="col" className="number">
                High
              </th>
              <th scope="col" className="number">
                Highest year
              </th>
            </tr>
          </thead>
          <tbody>
            {countries.map(({ id, name, low, best, high, most, years: own, of }) => (
              <tr key={id} className={of.length > 0 ? 'own-country' : undefined}>
                <th scope="row">
                  <a href={`${source.path}?country=${id}`}>{name}</a>
                  {of.map(({ slug, name: conflict }) => (
                    <a
                      key={slug}
                      className="claim-small"
                      href={`/charts/${slug}/deaths-by-country`}
                    >
                      in the {conflict}
                    </a>
                  ))}
                </th>
                <td data-value={most.year}>
                  <Sparkline years={own} from={first} to={last} />
                </td>
                {[best, low, high].map((number, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells stand under heads, by their place
                  <td key={place} className="number" data-value={number}>
                    {formatCount(number)}
                  </td>
                ))}
                <td className="number" data-value={most.value}>
                  {most.year}: {formatCount(most.value)}
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </div>
      <SortableColumns table={ID} />
    </section>
  );
}
