import type { ChartModel } from '../chart';
import { chartAddress, chartPath } from '../export/address';
import { CopyAddress } from './copy-address';

/** What the frame of an embedded chart is as high as, where a page cannot measure it (pixels). */
const EMBED_HEIGHT = 900;

/** The frame that another site puts into its page. Every default stands in its address. */
export function embedCode(model: ChartModel, origin: string): string {
  const address = `${origin}${chartPath(model)}/embed?at=${model.position}&theme=system`;
  const title = `${model.title}, Casualty Ledger`.replaceAll('"', '&quot;');
  return `<iframe src="${address.replaceAll('&', '&amp;')}" title="${title}" width="100%" height="${EMBED_HEIGHT}" style="border:0" loading="lazy"></iframe>`;
}

function Files({ model, pinned }: { model: ChartModel; pinned: boolean }) {
  const path = chartPath(model);
  const at = pinned ? `?at=${model.position}` : '';
  return (
    <ul className="chart-files" aria-label={`${model.title}: table and files`}>
      <li>
        <a href={`#${model.id}-table`}>Table</a>
      </li>
      {['CSV', 'JSON', 'SVG', 'PNG'].map((form) => (
        <li key={form}>
          <a href={`${path}.${form.toLowerCase()}${at}`}>{form}</a>
        </li>
      ))}
      <li>
        <a href={`${path}?at=${model.position}#cite`}>Cite</a>
      </li>
    </ul>
  );
}

/**
 * What a reader takes away: the table, the files of exactly what is drawn, how to cite it, the address of this state
 * and a frame for another site. Plain links and text; a script adds the button that copies.
 * @param origin the public origin, without a slash at its end
 * @param pinned whether the page itself is of a named position
 */
export function ChartActions(props: { model: ChartModel; origin: string; pinned: boolean }) {
  const { model, origin, pinned } = props;
  const address = chartAddress(model, origin);
  return (
    <div className="chart-actions">
      <Files model={model} pinned={pinned} />
      <details className="chart-share">
        <summary>Share</summary>
        <p>
          This chart as it stands at position {model.position} of the ledger, for good. Without{' '}
          <code>?at={model.position}</code> the address shows the newest state.
        </p>
        <CopyAddress chart={model.id} text={address} linked />
      </details>
      <details className="chart-share">
        <summary>Embed</summary>
        <p>
          A frame for another site, held at position {model.position}. Without{' '}
          <code>at={model.position}</code> it follows the ledger; <code>theme</code> can be system,
          light or dark.
        </p>
        <CopyAddress chart={model.id} text={embedCode(model, origin)} />
      </details>
    </div>
  );
}
