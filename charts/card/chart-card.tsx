import type { ReactNode } from 'react';
import { type ChartModel, findCountries, listSources } from '../chart';
import type { Chart, PlotGroup } from '../drawing';
import { Legend } from '../legend/legend';
import type { Plot } from '../plot';
import { PlotView, type Still } from './plot-view';
import { ChartTable } from './table';
import { buildChartTable } from './table-rows';

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
      Sources: {publishers.join('; ')}. Each mark and each number of the table leads to{' '}
      {findCountries(model) ? 'the rows of the dataset' : 'the figure, with its document'}.
    </p>
  );
}

/** What must not be read into the chart: folded, since the drawing says most of it. */
function Notes({ model }: { model: ChartModel }) {
  const lines = [...model.warnings, ...model.gaps];
  if (lines.length === 0) return null;
  return (
    <details className="chart-notes">
      <summary>What must not be read into this chart, and why nothing is added</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

type PlotPlace = { still: Still | false; level: 2 | 3 | 4 };

/** What stands beside others of its kind is always drawn as for little room. */
function isSmall(plot: Plot): boolean {
  return plot.kind === 'strip' || (plot.kind === 'lines' && plot.curve === 'lines');
}

/** One plot with its title. */
function TitledPlot({ plot, still, level }: PlotPlace & { plot: Plot }) {
  const Title = `h${level}` as const;
  return (
    <div className={`plot plot-${plot.kind}`}>
      {plot.title === null ? null : (
        <Title className="plot-title">
          {plot.href === null ? plot.title : <a href={plot.href}>{plot.title}</a>}
        </Title>
      )}
      {plot.note === null ? null : <p className="plot-note">{plot.note}</p>}
      <PlotView plot={plot} still={still} small={isSmall(plot)} />
    </div>
  );
}

function Words({ words = [] }: Pick<PlotGroup, 'words'>) {
  return words.map((line) => (
    <p key={line} className="plot-note">
      {line}
    </p>
  ));
}

/** A part with a heading is a section; the only part of a chart has none. */
function Part({ title, children }: { title: string | null; children: ReactNode }) {
  if (title === null) return <div className="plot-group">{children}</div>;
  return (
    <section className="plot-group" aria-label={title}>
      {children}
    </section>
  );
}

type PlotGroupsProps = {
  groups: readonly PlotGroup[];
  still?: Still | false;
  level: 2 | 3;
};

/** Plots under the headings of their parts. */
export function PlotGroups({ groups, still = false, level }: PlotGroupsProps) {
  const Heading = `h${level}` as const;
  return groups.map(({ id, title, plots, words }) => (
    <Part key={id} title={title}>
      {title === null ? null : <Heading className="plot-group-title">{title}</Heading>}
      <div className={plots.length > 1 ? 'plots' : undefined}>
        {plots.map((plot) => (
          <TitledPlot
            key={plot.id}
            plot={plot}
            still={still}
            level={title === null ? level : level === 2 ? 3 : 4}
          />
        ))}
      </div>
      <Words words={words ?? []} />
    </Part>
  ));
}

type ChartCardProps = {
  chart: Chart;
  /** The level of the title's heading: 1 where the page is about this chart alone. */
  level?: 1 | 2;
  /** What a reader takes away, and switches: above the drawing. */
  tools?: ReactNode;
  /** Whether it stays as the server drew it. */
  still?: Still | false;
};

/**
 * A chart in its page: a title that says what is found, a sentence that says what is shown, tools and
 * key, the drawing, and a table that is always in the HTML.
 */
export function ChartCard({ chart, level = 2, tools, still = false }: ChartCardProps) {
  const { model, drawing } = chart;
  const Title = level === 1 ? 'h1' : 'h2';
  const rows = buildChartTable(model).groups.reduce((sum, { rows: each }) => sum + each.length, 0);
  return (
    <figure className="chart" id={model.id} aria-labelledby={`${model.id}-title`}>
      <figcaption>
        <Title id={`${model.id}-title`}>{drawing.title}</Title>
        <p className="chart-sentence">{drawing.sentence}</p>
      </figcaption>
      {tools}
      <Legend drawing={drawing} sides={model.sides} />
      <PlotGroups groups={drawing.groups} still={still} level={level === 1 ? 2 : 3} />
      <Listed model={model} />
      <Sources model={model} />
      <Notes model={model} />
      <details className="chart-table">
        <summary>Table of this chart ({rows} rows)</summary>
        <ChartTable model={model} />
      </details>
    </figure>
  );
}
