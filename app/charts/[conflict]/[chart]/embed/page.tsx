import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readChoice, readConflictId, readPageState, type SearchParams } from '@/app/page-state';
import { PlotGroups } from '@/charts/card/chart-card';
import { listDrawnMarks } from '@/charts/drawing';
import { chartAddress, chartPath } from '@/charts/export/address';
import { Legend } from '@/charts/legend/legend';
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
  return { state, chart: found.chart };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { state, chart } = await load(props);
  const { model, drawing } = chart;
  return {
    ...toMetadata(state, {
      path: chartPath(model),
      title: `${drawing.title}: ${model.conflict.name}`,
      description: drawing.sentence,
    }),
    robots: { index: false, follow: true },
  };
}

/**
 * A chart for the frame of another site: the drawing, what it rests on and the way to its page. It
 * scrolls within the frame until the page around it makes room. The site's header and footer are left
 * out by the style sheet.
 */
export default async function EmbeddedChart(props: Props) {
  const { state, chart } = await load(props);
  const { model, drawing } = chart;
  const pinned = state.mode === 'pinned';
  const address = pinned ? chartAddress(model, publicOrigin()) : publicOrigin() + chartPath(model);
  const figures = listDrawnMarks(drawing).length;
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
        <Legend drawing={drawing} sides={model.sides} />
        <PlotGroups groups={drawing.groups} level={2} still={{ target: '_blank' }} />
      </figure>
      <p className="embed-foot">
        {figures === 0 ? '' : `${figures} figures. `}From{' '}
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
