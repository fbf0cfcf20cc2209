import type { ReactNode } from 'react';
import { type ChartModel, listSources, type Panel } from '../chart';
import { DRAWN_WIDTHS, type Drawn } from '../drawn';
import { Key } from '../mark/key';
import { panelHeight } from '../panel-height';
import { drawPanel } from '../render/draw-panel';
import { LivePanel } from './live';
import { ChartTable } from './table';
import { buildChartTable } from './table-rows';

/** An empty drawing of the right shape: it keeps the place where there is no picture. */
function Reserved({ panel, drawn }: { panel: Panel; drawn: Drawn }) {
  const box = `0 0 ${DRAWN_WIDTHS[drawn]} ${panelHeight(panel, drawn)}`;
  return <svg className={`chart-reserved chart-${drawn}`} viewBox={box} aria-hidden="true" />;
}

/** The panel at one width, as the drawing thread made it; its text is escaped there. */
function Drawing({ svg, drawn }: { svg: string; drawn: Drawn }) {
  return (
    <div
      className={`chart-drawing chart-${drawn}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: markup that our own component was drawn to
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}

/** Both drawings of a panel, or null where drawing failed: the page goes on without the picture. */
async function drawBoth(panel: Panel): Promise<{ narrow: string; wide: string } | null> {
  try {
    const [narrow, wide] = await Promise.all([
      drawPanel(panel, 'narrow'),
      drawPanel(panel, 'wide'),
    ]);
    return { narrow, wide };
  } catch {
    return null;
  }
}

async function PanelFrame({ model, panel }: { model: ChartModel; panel: Panel }) {
  const alone = model.panels.length === 1;
  const drawings = await drawBoth(panel);
  return (
    <section className="chart-panel" id={`${model.id}-${panel.id}`}>
      {alone ? null : <h4>{panel.title}</h4>}
      {panel.note === null ? null : <p className="chart-note">{panel.note}</p>}
      {drawings ? null : (
        <p className="chart-missing" data-incomplete>
          The picture is missing: it could not be drawn just now. The table below holds every value
          of this chart.
        </p>
      )}
      <div className="chart-stage">
        {drawings ? (
          <Drawing svg={drawings.narrow} drawn="narrow" />
        ) : (
          <Reserved panel={panel} drawn="narrow" />
        )}
        {drawings ? (
          <Drawing svg={drawings.wide} drawn="wide" />
        ) : (
          <Reserved panel={panel} drawn="wide" />
        )}
        <LivePanel panel={panel} label={`${model.title}. ${panel.title}. ${panel.axis}.`} />
      </div>
    </section>
  );
}

function Lines({ lines, className }: { lines: readonly string[]; className: string }) {
  if (lines.length === 0) return null;
  return (
    <ul className={className}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** What carries no number is said in words, with its permalink, and never plotted. */
function Listed({ model }: { model: ChartModel }) {
  if (model.listed.length === 0) return null;
  return (
    <div className="chart-listed">
      <p>Without a number, so not drawn:</p>
      <ul>
        {model.listed.map((each) => (
          <li key={each.figure}>
            {each.question}: <a href={each.href}>{each.label}</a>, {each.claimant}, as of{' '}
            {each.asOf}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sources({ model }: { model: ChartModel }) {
  const publishers = [...new Set(listSources(model).map(({ publisher }) => publisher))];
  if (publishers.length === 0) return null;
  return (
    <p className="chart-sources">
      Sources: {publishers.join('; ')}. Each mark and each number of the table leads to the figure,
      with its document.
    </p>
  );
}

/**
 * A chart in its page: title, a sentence written from the data, the drawing, the key to its marks,
 * what must not be read into it, its sources, and a table that is always in the HTML.
 * Renders on the server, the picture too; a browser with JavaScript puts the live one in its place.
 * @param actions the links that belong to a chart: CSV, picture, cite
 */
export function ChartFigure({ model, actions }: { model: ChartModel; actions?: ReactNode }) {
  const rows = buildChartTable(model).groups.reduce((sum, { rows: each }) => sum + each.length, 0);
  return (
    <figure className="chart" id={model.id} aria-labelledby={`${model.id}-title`}>
      <figcaption>
        <h3 id={`${model.id}-title`}>{model.title}</h3>
        <p className="chart-sentence">{model.sentence}</p>
      </figcaption>
      {model.panels.map((panel) => (
        <PanelFrame key={panel.id} model={model} panel={panel} />
      ))}
      <Key model={model} />
      <Lines lines={model.warnings} className="chart-warnings" />
      <Lines lines={model.gaps} className="chart-gaps" />
      <Listed model={model} />
      <Sources model={model} />
      <details className="chart-table">
        <summary>Table of this chart ({rows} rows)</summary>
        <ChartTable model={model} />
      </details>
      {actions ? <div className="chart-actions">{actions}</div> : null}
    </figure>
  );
}
