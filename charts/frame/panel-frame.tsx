import { createHash } from 'node:crypto';
import { listPanelStatements, type Panel } from '../chart';
import { DRAWN_WIDTHS, type Drawn } from '../drawn';
import { panelHeight } from '../panel-height';
import { drawPanel } from '../render/draw-panel';
import { Drawing } from './drawing';
import { keepDrawing } from './kept-drawings';

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
  const plain = shorten(await drawPanel(panel, drawn));
  // `<base target>` is not for links of SVG, so that each must say it.
  const svg = apart ? plain.replaceAll('<a href="/', '<a target="_blank" href="/') : plain;
  const name = createHash('sha256').update(svg).digest('base64url').slice(0, 16);
  keepDrawing(name, svg);
  return name;
}

/**
 * A page waits no longer than this for its pictures (milliseconds), well below the time that the front
 * gives a page; the next page may find them drawn.
 */
const WAIT = 12_000;

async function late(): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, WAIT).unref());
  throw new Error(`not drawn within ${WAIT} ms`);
}

/** Names of both drawings of a panel, or null where drawing failed: the page goes on without them. */
async function drawBoth(panel: Panel, apart: boolean): Promise<Record<Drawn, string> | null> {
  try {
    const both = Promise.all([draw(panel, 'narrow', apart), draw(panel, 'wide', apart)]);
    const [narrow, wide] = await Promise.race([both, late()]);
    return { narrow, wide };
  } catch {
    return null;
  }
}

function Pictures({ panel, names }: { panel: Panel; names: Record<Drawn, string> | null }) {
  if (names === null)
    return (
      <>
        <Reserved panel={panel} drawn="narrow" />
        <Reserved panel={panel} drawn="wide" />
      </>
    );
  return (
    <>
      <Drawing name={names.narrow} drawn="narrow" height={panelHeight(panel, 'narrow')} />
      <Drawing name={names.wide} drawn="wide" height={panelHeight(panel, 'wide')} />
    </>
  );
}

/** One panel: its title, what it must not be taken for, and its picture at both widths. */
export async function PanelFrame(props: {
  model: { id: string; title: string; panels: readonly Panel[] };
  panel: Panel;
  level: 2 | 4;
  /** Whether a script makes its marks walk: a page without one for this chart must not promise it. */
  walked?: boolean;
  /** Whether its links open beside the page. */
  apart: boolean;
}) {
  const { model, panel, level, apart, walked = true } = props;
  const Title = level === 2 ? 'h2' : 'h4';
  const names = await drawBoth(panel, apart);
  const id = `${model.id}-${panel.id}`;
  const isWalked = walked && listPanelStatements(panel).length > 0;
  const label = `${model.title}. ${panel.title}. ${panel.axis}`;
  return (
    <section className="chart-panel" id={id}>
      {model.panels.length === 1 ? null : <Title>{panel.title}</Title>}
      {panel.note === null ? null : <p className="chart-note">{panel.note}</p>}
      {names ? null : (
        <p className="chart-missing" data-incomplete>
          The picture is missing: it could not be drawn just now. The table below holds every value
          of this chart.
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: no HTML element names a group of links in a picture */}
      <div
        className="chart-stage"
        data-panel={panel.id}
        role="group"
        aria-label={label}
        aria-describedby={isWalked ? `${id}-keys` : undefined}
        tabIndex={-1}
      >
        <Pictures panel={panel} names={names} />
        <div className="chart-live" />
        {isWalked ? (
          <p className="chart-keys needs-script" id={`${id}-keys`}>
            <span>Arrow keys walk the marks, T opens the table</span>
          </p>
        ) : null}
      </div>
    </section>
  );
}
