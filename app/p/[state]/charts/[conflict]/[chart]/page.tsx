import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { askRecordedAt } from '@/app/ask';
import { askChart } from '@/app/ask-chart';
import { askChartWork } from '@/app/ask-chart-citation';
import { toMetadata } from '@/app/head';
import { publicOrigin } from '@/app/reader';
import { shown } from '@/app/shown';
import { withCard } from '@/app/social-card';
import { parseState } from '@/app/state';
import type { ChartModel } from '@/charts/chart';
import { chartPath } from '@/charts/files/address';
import { buildChartDataset } from '@/charts/files/schema-org';
import { ChartFigure } from '@/charts/frame/chart-figure';
import { ChartForms } from '@/components/chart/chart-formats';
import { JsonLd } from '@/components/site/json-ld';
import { PageFrame } from '@/components/site/page-frame';
import '@/app/styles/chart-page.css';

type Props = { params: Promise<{ state: string; conflict: string; chart: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state: segment, conflict, chart } = await params;
  const state = parseState(segment);
  const found = shown(await askChart(state.position, conflict, chart));
  if (!found) notFound();
  const { model } = found;
  const path = chartPath(model);
  const title = `${model.title}: ${model.conflict.name}`;
  const head = { path, title, description: model.sentence };
  return withCard(toMetadata(state, head, shown(await askChartWork(model))), {
    ...head,
    image: `${path}.png?at=${model.position}`,
    alt: `${model.title}. ${model.sentence}`,
  });
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
  const { state: segment, conflict, chart } = await params;
  const state = parseState(segment);
  const found = shown(await askChart(state.position, conflict, chart));
  if (!found) notFound();
  const { model, all } = found;
  const { slug, name } = model.conflict;
  const recorded = await askRecordedAt(model.position);
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
        <ChartFigure
          model={model}
          origin={publicOrigin()}
          pinned={state.mode === 'pinned'}
          level={1}
        />
        <ChartForms model={model} work={shown(await askChartWork(model))} />
        {all.length > 1 ? <Others model={model} all={all} /> : null}
      </div>
    </PageFrame>
  );
}
