import { EventMapPicture } from '@/charts/event-map/map';
import { buildEventMap } from '@/charts/event-map/model';
import { MAP_OUTLINES, MAP_SENTENCE, MAP_TITLE } from '@/charts/export/picture';
import { formatCount } from '@/components/dataset/words';
import { listPlaceSums } from '@/db/queries/list-place-sums';
import { openDb } from '@/db/web';

/** Where the rows of a table say that events took place, whatever the page's filter leaves. */
export async function DatasetMap(props: {
  at: { load: number; tableNo: number };
  rows: number;
  /** The path of the picture without its ending, and the query that names the table. */
  file: string;
  query: string;
}) {
  const places = await listPlaceSums(openDb(), props.at);
  const map = buildEventMap(places);
  if (!map) return null;
  const located = places.reduce((sum, { events }) => (events === null ? sum : sum + events), 0);
  const without = props.rows - located;
  const label = `A map of ${formatCount(map.circles.length + map.empty.length)} places. The tables below hold the numbers.`;
  return (
    <figure className="chart" aria-labelledby="map-title">
      <figcaption>
        <h3 id="map-title">{MAP_TITLE}</h3>
        <p className="chart-sentence">
          {MAP_SENTENCE} {without > 0 ? `${formatCount(without)} rows give no place. ` : null}
          Many rows name a town or a district for what happened near it.
        </p>
      </figcaption>
      <ul className="chart-files" aria-label="The map as a picture">
        {['png', 'svg'].map((format) => (
          <li key={format}>
            <a href={`${props.file}.${format}${props.query}`}>{format.toUpperCase()}</a>
          </li>
        ))}
      </ul>
      <EventMapPicture map={map} label={label} />
      <p className="chart-sources">{MAP_OUTLINES}</p>
    </figure>
  );
}
