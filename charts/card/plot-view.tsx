import { DRAWN_WIDTHS, type Drawn } from '../drawn';
import type { Plot } from '../plot';
import { plotHeight } from '../plot-chart';
import { drawPlot } from '../render/draw-plot';
import { Drawings, type ServerDrawings } from './drawings';
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

/**
 * The drawing with single quotation marks around its attributes: a page repeats it in its scripts,
 * where each double one takes three letters. No value has a single one in it: those are escaped.
 */
function quoteSparingly(svg: string): string {
  return svg.replaceAll(/="([^"'<>]*)"/g, "='$1'");
}

/** An empty drawing of the right shape: it keeps the place where there is no picture. */
function reserve(plot: Plot, drawn: Drawn): string {
  return `<svg viewBox="0 0 ${DRAWN_WIDTHS[drawn]} ${plotHeight(plot, drawn)}" aria-hidden="true"></svg>`;
}

/** The drawings of a plot at some widths; empty ones where drawing failed: the page goes on without. */
async function drawAt(plot: Plot, widths: readonly Drawn[]): Promise<ServerDrawings> {
  try {
    const all = Promise.all(
      widths.map(async (drawn) => [drawn, quoteSparingly(await drawPlot(plot, drawn))]),
    );
    return Object.fromEntries(await Promise.race([all, giveUp()]));
  } catch (error) {
    console.error(`The plot ${plot.id} could not be drawn:`, error);
    return Object.fromEntries(widths.map((drawn) => [drawn, reserve(plot, drawn)]));
  }
}

/** That a plot stays as the server drew it, and where its marks lead: beside the page in a frame. */
export type Still = { target: '_self' | '_blank' };

/** `<base target>` is not for links of SVG, so that each must say it. */
function leadTo(svg: string, { target }: Still): string {
  return target === '_self'
    ? svg
    : svg.replaceAll("<a href='/", "<a target='_blank' rel='noopener' href='/");
}

function leadAllTo(drawings: ServerDrawings, still: Still): ServerDrawings {
  const all = Object.entries(drawings).map(([drawn, svg]) => [drawn, leadTo(svg, still)]);
  return Object.fromEntries(all);
}

/**
 * A plot in its place: in the HTML as the server drew it, live as soon as a pointer or the focus comes to it.
 * @param still that it stays as the server drew it: in a frame, or in small
 * @param small whether there is always little room: then one drawing does
 */
export async function PlotView(props: { plot: Plot; still?: Still | false; small?: boolean }) {
  const { plot, still = false, small = false } = props;
  const drawings = await drawAt(plot, small ? ['narrow'] : ['narrow', 'wide']);
  // A timeline says all in its labels: there is nothing to come alive.
  if (still || plot.kind === 'timeline')
    return (
      <div className="chart-plot">
        <Drawings drawings={still ? leadAllTo(drawings, still) : drawings} />
      </div>
    );
  const heights = { narrow: plotHeight(plot, 'narrow'), wide: plotHeight(plot, 'wide') };
  return <LivePlot plot={plot} drawings={drawings} heights={heights} small={small} />;
}
