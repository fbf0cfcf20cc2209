import { listPanelStatements, type Panel } from '../chart';
import { DRAWN_WIDTHS, type Drawn } from '../drawn';
import { panelHeight } from '../panel-height';
import { drawPanel } from '../render/draw-panel';

/** An empty drawing of the right shape: it keeps the place where there is no picture. */
function Reserved({ panel, drawn }: { panel: Panel; drawn: Drawn }) {
  const box = `0 0 ${DRAWN_WIDTHS[drawn]} ${panelHeight(panel, drawn)}`;
  return <svg className={`chart-reserved chart-${drawn}`} viewBox={box} aria-hidden="true" />;
}

/** Hundredths of a pixel are enough; a drawing has some thousand numbers. */
function shorten(svg: string): string {
  return svg.replaceAll(/(\d\.\d\d)\d{3,}/g, '$1');
}

async function draw(panel: Panel, drawn: Drawn, apart: boolean): Promise<string> {
  const svg = shorten(await drawPanel(panel, drawn));
  // `<base target>` is not for links of SVG, so that each must say it.
  return apart ? svg.replaceAll('<a href="/', '<a target="_blank" href="/') : svg;
}

/**
 * A page waits no longer than this for its pictures (milliseconds), well below the time that the server
 * gives a page; the next page may find them drawn.
 */
const WAIT = 12_000;

async function giveUp(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, WAIT).unref());
  throw new Error(`not drawn within ${WAIT} ms`);
}

/** Both drawings of a panel, or null where drawing failed: the page goes on without them. */
async function drawBoth(panel: Panel, apart: boolean): Promise<Record<Drawn, string> | null> {
  try {
    const both = Promise.all([draw(panel, 'narrow', apart), draw(panel, 'wide', apart)]);
    const [narrow, wide] = await Promise.race([both, giveUp()]);
    return { narrow, wide };
  } catch (error) {
    console.error(`The panel ${panel.id} could not be drawn:`, error);
    return null;
  }
}

/** The panel at one width; `charts.css` shows the one of the two that fits. */
function Drawing({ svg, drawn }: { svg: string; drawn: Drawn }) {
  return (
    <div
      className={`chart-drawing chart-${drawn}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: markup that our own component was drawn to
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}

function Pictures({ panel, drawings }: { panel: Panel; drawings: Record<Drawn, string> | null }) {
  if (drawings === null)
    return (
      <>
        <Reserved panel={panel} drawn="narrow" />
        <Reserved panel={panel} drawn="wide" />
      </>
    );
  return (
    <>
      <Drawing svg={drawings.narrow} drawn="narrow" />
      <Drawing svg={drawings.wide} drawn="wide" />
    </>
  );
}

/** One panel: its title, what it must not be taken for, and its picture at both widths. */
export async function ChartPanel(props: {
  model: { id: string; title: string; panels: readonly Panel[] };
  panel: Panel;
  level: 2 | 4;
  /** Whether arrow keys move among its marks: a page without a script for it must not promise it. */
  navigable?: boolean;
  /** Whether its links open beside the page. */
  apart: boolean;
}) {
  const { model, panel, level, apart, navigable = true } = props;
  const Title = level === 2 ? 'h2' : 'h4';
  const drawings = await drawBoth(panel, apart);
  const id = `${model.id}-${panel.id}`;
  const hasKeys = navigable && listPanelStatements(panel).length > 0;
  const label = `${model.title}. ${panel.title}. ${panel.axis}`;
  return (
    <section className="chart-panel" id={id}>
      {model.panels.length === 1 ? null : <Title>{panel.title}</Title>}
      {panel.note === null ? null : <p className="chart-note">{panel.note}</p>}
      {drawings ? null : (
        <p className="chart-missing" data-incomplete>
          The picture is missing: it could not be drawn just now. The table below holds every value
          of this chart.
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: no HTML element names a group of links in a picture */}
      <div
        className="chart-plot"
        data-panel={panel.id}
        role="group"
        aria-label={label}
        aria-describedby={hasKeys ? `${id}-keys` : undefined}
        tabIndex={-1}
      >
        <Pictures panel={panel} drawings={drawings} />
        {hasKeys ? (
          <p className="chart-keys needs-script" id={`${id}-keys`}>
            <span>Arrow keys move between marks, T opens the table</span>
          </p>
        ) : null}
      </div>
    </section>
  );
}
