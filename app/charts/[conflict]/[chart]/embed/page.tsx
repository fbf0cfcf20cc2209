import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readChoice, readConflictId, readPageState, type SearchParams } from '@/app/page-state';
import { PlotGroups } from '@/charts/card/chart-card';
import { type ChartModel, findCountries } from '@/charts/chart';
import { listDrawnMarks, listPlots } from '@/charts/drawing';
import { chartAddress, chartPath } from '@/charts/export/address';
import { Legend } from '@/charts/legend/legend';
import { count } from '@/charts/model-head';
import { plotHeight } from '@/charts/plot-chart';
import { EmbedSize } from '@/components/chart/embed-size';
import { truncate } from '@/components/site/truncate';
import { openDb } from '@/db/web';
import { loadChart } from '@/loaders/load-chart';
import { publicOrigin } from '@/routes/origin';
import '@/app/styles/chart-page.css';

type Props = { params: Promise<{ conflict: string; chart: string }>; searchParams: SearchParams };

async function load({ params, searchParams }: Props) {
  const { conflict: slug, chart } = await params;
  const [state, conflict] = await Promise.all([readPageState(), readConflictId(slug)]);
  const choice = readChoice(await searchParams);
  const found = truncate(await loadChart(openDb(), state.position, conflict, chart, choice));
  if (!found) notFound();
  return { state, chart: found };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { state, chart } = await load(props);
  const { model, drawing } = chart;
  return {
    ...(await toMetadata(state, {
      path: chartPath(model),
      title: `${drawing.title}: ${model.conflict.name}`,
      description: drawing.sentence,
    })),
    robots: { index: false, follow: true },
  };
}

/** What its marks are of. */
const sayMarks = (model: ChartModel) => (findCountries(model) ? 'mark' : 'figure');

/** Drawings that are higher together scroll: above and below them 600 pixels have to hold what says so. */
const SEEN_AT_ONCE = 345;

/**
 * A chart for the frame of another site: the drawing, what it rests on and the way to its page. It is at
 * most 600 pixels high (chart-page.css): the drawings of a long one scroll between its title and its
 * foot, so that all are there, and no claim without its rivals. The site's header and footer are left out
 * by the style sheet.
 */
export default async function EmbeddedChart(props: Props) {
  const { state, chart } = await load(props);
  const { model, drawing } = chart;
  const pinned = state.mode === 'pinned';
  const address = pinned ? chartAddress(model, publicOrigin()) : publicOrigin() + chartPath(model);
  const figures = listDrawnMarks(drawing).length;
  const plots = listPlots(drawing);
  const height = plots.reduce((sum, plot) => sum + plotHeight(plot, 'narrow'), 0);
  const isLong = height > SEEN_AT_ONCE;
  return (
    <main id="content" className="embed" tabIndex={-1}>
      <figure className="chart" id={model.id} aria-labelledby="embed-title">
        <figcaption>
          <h1 id="embed-title">
            <a href={address} target="_blank" rel="noopener">
              {drawing.title}
            </a>
          </h1>
          <p className="chart-sentence">{drawing.sentence}</p>
        </figcaption>
        <section
          className="embed-drawings"
          aria-label="Drawings"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls in its own frame a keyboard must reach
          tabIndex={0}
        >
          <Legend drawing={drawing} sides={model.sides} />
          <PlotGroups groups={drawing.groups} level={2} still={{ target: '_blank' }} />
        </section>
      </figure>
      <p className="embed-foot">
        {isLong ? (
          <>
            <strong>{count(plots.length, 'drawing')}: scroll to see all of it</strong>, or{' '}
            <a href={address} target="_blank" rel="noopener">
              open the whole chart
            </a>
            .{' '}
          </>
        ) : null}
        {figures === 0 ? '' : `${count(figures, sayMarks(model))}. `}From{' '}
        <a href={address} target="_blank" rel="noopener">
          Casualty Ledger: {model.conflict.name}
        </a>
        {pinned ? `, edition ${model.position}` : ''}. CC BY 4.0; cite the original source of each
        figure first.
      </p>
      <EmbedSize />
    </main>
  );
}
