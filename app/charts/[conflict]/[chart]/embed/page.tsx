import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readConflictId, readPageState } from '@/app/page-state';
import { ChartCard } from '@/charts/card/chart-card';
import { chartAddress, chartPath } from '@/charts/export/address';
import { truncate } from '@/components/site/truncate';
import { openDb } from '@/db/web';
import { loadChart } from '@/loaders/load-chart';
import { publicOrigin } from '@/routes/origin';
import '@/app/styles/chart-page.css';

type Props = { params: Promise<{ conflict: string; chart: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conflict: slug, chart } = await params;
  const [state, conflict] = await Promise.all([readPageState(), readConflictId(slug)]);
  const found = truncate(await loadChart(openDb(), state.position, conflict, chart));
  if (!found) notFound();
  const { model } = found;
  return {
    ...toMetadata(state, {
      path: chartPath(model),
      title: `${model.title}: ${model.conflict.name}`,
      description: model.sentence,
    }),
    robots: { index: false, follow: true },
  };
}

/**
 * A chart for the frame of another site: the chart, what it rests on and the way to its page. The
 * site's header and footer are left out by the style sheet.
 */
export default async function EmbeddedChart({ params }: Props) {
  const { conflict: slug, chart } = await params;
  const [state, conflict] = await Promise.all([readPageState(), readConflictId(slug)]);
  const found = truncate(await loadChart(openDb(), state.position, conflict, chart));
  if (!found) notFound();
  const { model } = found;
  const pinned = state.mode === 'pinned';
  const address = pinned ? chartAddress(model, publicOrigin()) : publicOrigin() + chartPath(model);
  return (
    <main id="content" className="embed" tabIndex={-1}>
      {/* The pages that marks lead to refuse to be framed: each opens beside the page around us. */}
      <base target="_blank" />
      <ChartCard model={model} level={1} apart />
      <p className="embed-foot">
        {pinned ? `As of position ${model.position} of the ledger. ` : ''}From{' '}
        <a href={address}>Casualty Ledger: {model.conflict.name}</a>. CC BY 4.0; cite the original
        source of each figure first.
      </p>
    </main>
  );
}
