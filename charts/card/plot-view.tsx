import { DRAWN_WIDTHS, type Drawn } from '../drawn';
import type { Plot } from '../plot';
import { plotHeight } from '../plot-chart';
import { drawPlot } from '../render/draw-plot';
import { Drawings, type ServerDrawings } from './drawings';
import { keepDrawing } from './keep-drawing';
import { LivePlot } from './live-plot';

/**
 * A page waits no longer than this for its pictures (milliseconds), well below the time that the server
 * gives a page; the next page may find them drawn.
 */
const WAIT = 12_000;

async function giveUp(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, WAIT).unref());
  throw new Error(`not drawn within ${WAIT} ms`);
}

/** An empty drawing of the right shape: it keeps the place where there is no picture. */
function reserve(plot: Plot, drawn: Drawn): string {
  return `<svg viewBox="0 0 ${DRAWN_WIDTHS[drawn]} ${plotHeight(plot, drawn)}" aria-hidden="true"></svg>`;
}

/** The drawing of a plot; an empty one where drawing failed: the page goes on without. */
async function drawAt(plot: Plot, drawn: Drawn): Promise<string> {
  try {
    return await Promise.race([drawPlot(plot, drawn), giveUp()]);
  } catch (error) {
    console.error(`The plot ${plot.id} could not be drawn:`, error);
    return reserve(plot, drawn);
  }
}

/** That a plot stays as the server drew it, and where its marks lead: beside the page in a frame. */
export type Still = { target: '_self' | '_blank' };

/** `<base target>` is not for links of SVG, so that each must say it. */
function leadTo(svg: string, still: Still | false): string {
  return still && still.target === '_blank'
    ? svg.replaceAll('<a href="/', '<a target="_blank" rel="noopener" href="/')
    : svg;
}

type Width = { plot: Plot; drawn: Drawn; still: Still | false };

async function makeDrawing({ plot, drawn, still }: Width) {
  const svg = leadTo(await drawAt(plot, drawn), still);
  const name = keepDrawing(svg);
  return [drawn, process.env.NODE_ENV === 'development' ? { name, svg } : { name }] as const;
}

/**
 * A plot in its place: in the HTML as the server drew it, live as soon as a pointer or the focus comes to it.
 * @param still that it stays as the server drew it: in a frame, or in small
 * @param small whether there is always little room: then one drawing does
 */
export async function PlotView(props: { plot: Plot; still?: Still | false; small?: boolean }) {
  const { plot, still = false, small = false } = props;
  const widths: Drawn[] = small ? ['narrow'] : ['narrow', 'wide'];
  const made = widths.map((drawn) => makeDrawing({ plot, drawn, still }));
  const drawings: ServerDrawings = Object.fromEntries(await Promise.all(made));
  // A timeline says all in its labels: there is nothing to come alive.
  if (still || plot.kind === 'timeline')
    return (
      <div className="chart-plot">
        <Drawings drawings={drawings} />
      </div>
    );
  const heights = { narrow: plotHeight(plot, 'narrow'), wide: plotHeight(plot, 'wide') };
  return <LivePlot plot={plot} drawings={drawings} heights={heights} small={small} />;
}
