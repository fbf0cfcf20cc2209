import type { ReactNode } from 'react';
import { type ChartModel, listSources } from '../chart';
import { Legend } from '../legend/legend';
import { ChartActions } from './chart-actions';
import { ChartNavigation } from './chart-navigation';
import { ChartPanel } from './panel';
import { ChartTable } from './table';
import { buildChartTable } from './table-rows';

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

type ChartCardProps = {
  model: ChartModel;
  /** The public origin, without a slash at its end. Without it there is nothing to share. */
  origin?: string;
  /** Whether the page itself is of a named position: its files then are, too. */
  pinned?: boolean;
  /** Further links that belong to the chart. */
  actions?: ReactNode;
  /** The level of the title's heading: 1 where the page is about this chart alone. */
  level?: 1 | 3;
  /** Whether its marks lead to pages beside this one, as they must in a frame. */
  apart?: boolean;
};

/**
 * A chart in its page: title, a sentence written from the data, the drawing, the legend,
 * what must not be read into it, its sources, and a table that is always in the HTML.
 * Renders on the server, the picture too. A script adds tooltips and arrow keys to its marks.
 */
export function ChartCard(props: ChartCardProps) {
  const { model, origin, pinned = false, actions, level = 3, apart = false } = props;
  const Title = level === 1 ? 'h1' : 'h3';
  const rows = buildChartTable(model).groups.reduce((sum, { rows: each }) => sum + each.length, 0);
  return (
    <figure className="chart" id={model.id} aria-labelledby={`${model.id}-title`}>
      <figcaption>
        <Title id={`${model.id}-title`}>{model.title}</Title>
        <p className="chart-sentence">{model.sentence}</p>
      </figcaption>
      {model.panels.map((panel) => (
        <ChartPanel
          key={panel.id}
          model={model}
          panel={panel}
          level={level === 1 ? 2 : 4}
          apart={apart}
        />
      ))}
      <Legend model={model} />
      <Lines lines={model.warnings} className="chart-warnings" />
      <Lines lines={model.gaps} className="chart-gaps" />
      <Listed model={model} />
      <Sources model={model} />
      <details className="chart-table">
        <summary>Table of this chart ({rows} rows)</summary>
        <ChartTable model={model} />
      </details>
      {origin === undefined ? null : <ChartActions model={model} origin={origin} pinned={pinned} />}
      {actions ? <div className="chart-actions">{actions}</div> : null}
      <ChartNavigation id={model.id} />
    </figure>
  );
}
