import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readConflictId, readPageState } from '@/app/page-state';
import { withCard } from '@/app/social-card';
import { ChartCard } from '@/charts/card/chart-card';
import type { ChartModel } from '@/charts/chart';
import { chartPath } from '@/charts/export/address';
import { buildChartDataset } from '@/charts/export/schema-org';
import { ChartFormats } from '@/components/chart/chart-formats';
import { JsonLd } from '@/components/site/json-ld';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { openDb } from '@/db/web';
import { loadChart } from '@/loaders/load-chart';
import { loadChartWork } from '@/loaders/load-chart-works';
import { loadRecordedAt } from '@/loaders/load-recorded-at';
import { publicOrigin } from '@/routes/origin';
import '@/app/styles/chart-page.css';

type Props = { params: Promise<{ conflict: string; chart: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conflict: slug, chart } = await params;
  const [state, conflict] = await Promise.all([readPageState(), readConflictId(slug)]);
  const found = truncate(await loadChart(openDb(), state.position, conflict, chart));
  if (!found) notFound();
  const { model } = found;
  const path = chartPath(model);
  const title = `${model.title}: ${model.conflict.name}`;
  const head = { path, title, description: model.sentence };
  return withCard(
    toMetadata(state, head, truncate(await loadChartWork(openDb(), model, publicOrigin()))),
    {
      ...head,
      image: `${path}.png?at=${model.position}`,
      alt: `${model.title}. ${model.sentence}`,
    },
  );
}

function Others({ model, all }: { model: ChartModel; all: ChartModel[] }) {
  return (
    <nav className="chart-others" aria-labelledby="others">
      <h2 id="others">Other charts of the {model.conflict.name}</h2>
      <ul>
        {all
          .filter((other) => other.id !== model.id)
          .map((other) => (
            <li key={other.id}>
              <a href={chartPath(other)}>{other.title}</a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** One chart alone, with everything that belongs to it. */
export default async function ChartPage({ params }: Props) {
  const { conflict: asked, chart } = await params;
  const [state, conflict] = await Promise.all([readPageState(), readConflictId(asked)]);
  const found = truncate(await loadChart(openDb(), state.position, conflict, chart));
  if (!found) notFound();
  const { model, all } = found;
  const { slug, name } = model.conflict;
  const recorded = await loadRecordedAt(openDb(), model.position);
  return (
    <PageFrame
      state={state}
      path={chartPath(model)}
      trail={[
        { href: '/conflicts', name: 'Conflicts' },
        { href: `/conflicts/${slug}`, name },
      ]}
    >
      <JsonLd data={buildChartDataset(model, recorded, publicOrigin())} />
      <div className="chart-page">
        <ChartCard
          model={model}
          origin={publicOrigin()}
          pinned={state.mode === 'pinned'}
          level={1}
        />
        <ChartFormats
          model={model}
          work={truncate(await loadChartWork(openDb(), model, publicOrigin()))}
        />
        {all.length > 1 ? <Others model={model} all={all} /> : null}
      </div>
    </PageFrame>
  );
}
