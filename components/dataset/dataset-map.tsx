import { EventMapPicture } from '@/charts/event-map/map';
import { buildEventMap } from '@/charts/event-map/model';
import { formatCount } from '@/components/dataset/words';
import { listPlaceSums } from '@/db/queries/list-place-sums';
import { openDb } from '@/db/web';

/** Where the rows of a table say that events took place, whatever the page's filter leaves. */
export async function DatasetMap(props: { at: { load: number; tableNo: number }; rows: number }) {
  const places = await listPlaceSums(openDb(), props.at);
  const map = buildEventMap(places);
  if (!map) return null;
  const located = places.reduce((sum, { events }) => (events === null ? sum : sum + events), 0);
  const without = props.rows - located;
  const label = `A map of ${formatCount(map.circles.length + map.empty.length)} places. The tables below hold the numbers.`;
  return (
    <figure className="chart" aria-labelledby="map-title">
      <figcaption>
        <h3 id="map-title">Where, as far as the rows say</h3>
        <p className="chart-sentence">
          The area of a circle is in proportion to the best numbers of the rows there, all years and
          all types of violence. An open ring: rows that count no death.{' '}
          {without > 0 ? `${formatCount(without)} rows give no place. ` : null}
          Many rows name a town or a district for what happened near it.
        </p>
      </figcaption>
      <EventMapPicture map={map} label={label} />
      <p className="chart-sources">
        Outlines: Natural Earth, 1:50 million, in the public domain. They take no side on any
        border.
      </p>
    </figure>
  );
}
