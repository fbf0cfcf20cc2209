import { findCountries } from '../chart';
import type { Chart } from '../drawing';
import { chartPath, chartQuery, chosenQuery } from '../export/address';
import { LICENCE_LINE, saySources } from '../export/words';
import { CopyText } from './copy-text';

/** The height of an embedded chart until it has said its own (pixels). */
const EMBED_HEIGHT = 600;

/** The frame that another site puts into its page. Every default stands in its address. */
export function embedCode({ model, drawing }: Chart, origin: string, query: string): string {
  const state = chosenQuery(model, query, { theme: 'system' });
  const address = `${origin}${chartPath(model)}/embed?${state}`;
  const title = `${drawing.title}, Casualty Ledger`.replaceAll('"', '&quot;');
  return `<iframe src="${address.replaceAll('&', '&amp;')}" title="${title}" width="100%" height="${EMBED_HEIGHT}" style="border:0" loading="lazy"></iframe>`;
}

/** What stands under a chart in print: what it shows, whose numbers, from where, as of when. */
export function sayCaption({ model, drawing }: Chart, address: string, day: string | null): string {
  const sources = saySources(model);
  const when = day === null ? '' : `, ${day}`;
  return [
    `${drawing.title}.`,
    ...(sources === null ? [] : [sources]),
    `Via Casualty Ledger${when}: ${address}`,
  ].join(' ');
}

const PICTURES = [
  ['PNG, landscape', 'png', {}],
  ['PNG, square', 'png', { shape: 'square' }],
  ['PNG, twice the size', 'png', { size: '2' }],
  ['PNG, transparent', 'png', { ground: 'none' }],
  ['PNG, the whole', 'png', { width: '1600' }],
  ['SVG', 'svg', {}],
] as const;

/**
 * What a reader takes away: pictures, the data of exactly what is shown, a frame for another site, a
 * caption. Plain links and text; a script adds the buttons that copy.
 * @param origin the public origin, without a slash at its end
 * @param query what the page is filtered by, as a query without its question mark; the year of a chart
 *   of countries is the chart's own
 * @param pinned whether the page itself is of a named position
 * @param day when the position was recorded, in words
 */
export function ChartActions(props: {
  chart: Chart;
  origin: string;
  query: string;
  pinned: boolean;
  day: string | null;
}) {
  const { chart, origin, query, pinned, day } = props;
  const { model, drawing } = chart;
  const path = chartPath(model);
  const link = (format: string, further: Readonly<Record<string, string>> = {}) => {
    const all = new URLSearchParams(query);
    const year = findCountries(model)?.year ?? null;
    if (year !== null) all.set('year', String(year));
    if (pinned) all.set('at', String(model.position));
    for (const [name, value] of Object.entries(further)) all.set(name, value);
    const text = all.toString();
    return `${path}.${format}${text === '' ? '' : `?${text}`}`;
  };
  const address = `${origin}${chartPath(model)}?${chosenQuery(model, query)}`;
  return (
    <div className="chart-actions">
      <ul className="chart-files" aria-label={`${drawing.title}: table and files`}>
        <li>
          <a href={`#${model.id}-table`}>Table</a>
        </li>
        <li>
          <a href={link('csv')}>CSV</a>
        </li>
        <li>
          <a href={link('png')}>PNG</a>
        </li>
        <li>
          <a href={link('svg')}>SVG</a>
        </li>
        <li>
          <a href={`${path}?${chartQuery(model)}#cite`}>Cite</a>
        </li>
      </ul>
      <details className="chart-use">
        <summary>Use this</summary>
        <div>
          <p>
            {query === '' ? '' : 'Of the figures that the filter leaves. '}
            <a href={link('csv')}>CSV</a> · <a href={link('json')}>JSON</a>
          </p>
          <ul className="plain chart-pictures">
            {PICTURES.map(([name, format, further]) => (
              <li key={name}>
                <a href={link(format, further)}>{name}</a>
              </li>
            ))}
          </ul>
          <p className="chart-use-title">Link to this state</p>
          <CopyText text={address} href={address} />
          <p className="chart-use-title">Caption</p>
          <CopyText text={sayCaption(chart, address, day)} />
          <p className="chart-use-title">Embed</p>
          <CopyText text={embedCode(chart, origin, query)} />
          <p className="claim-small">
            Without <code>at={model.position}</code> the frame follows the ledger. A pinned picture
            keeps its data and words; its drawing is that of the program of today. {LICENCE_LINE}
          </p>
        </div>
      </details>
    </div>
  );
}
