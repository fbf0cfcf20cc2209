import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { describePage, toMetadata } from '@/app/head';
import { readChoice, readConflictId, readPageState, type SearchParams } from '@/app/page-state';
import { withCard } from '@/app/social-card';
import { ChartActions } from '@/charts/card/chart-actions';
import { ChartCard } from '@/charts/card/chart-card';
import { findCountries } from '@/charts/chart';
import type { Chart, DrawnChart } from '@/charts/drawing';
import { chartPath, chartQuery } from '@/charts/export/address';
import { buildChartDataset } from '@/charts/export/schema-org';
import { ChartCitation } from '@/components/chart/chart-citation';
import { QuestionTable } from '@/components/chart/question-table';
import { YearForm } from '@/components/chart/year-form';
import { FilterForm, PhaseFilter } from '@/components/conflict/figure-filter';
import { JsonLd } from '@/components/site/json-ld';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { openDb } from '@/db/web';
import { filterQuery, filterView } from '@/ledger/figure-filter';
import { formatDay } from '@/ledger/wording';
import { loadChart, loadFigureCharts, loadWorldChart, OF_COUNTRIES } from '@/loaders/load-chart';
import { loadChartWork } from '@/loaders/load-chart-works';
import { loadConflictView } from '@/loaders/load-conflict';
import { loadRecordedAt } from '@/loaders/load-recorded-at';
import { publicOrigin } from '@/routes/origin';
import '@/app/styles/chart-page.css';

type Props = { params: Promise<{ conflict: string; chart: string }>; searchParams: SearchParams };

/** Charts without an axis of numbers. */
const UNSCALED = ['timeline', 'who-says-what'];

async function load({ params, searchParams }: Props) {
  const { conflict: slug, chart: id } = await params;
  const [state, conflict] = await Promise.all([readPageState(), readConflictId(slug)]);
  const choice = readChoice(await searchParams);
  const [chart, view] = await Promise.all([
    loadChart(openDb(), state.position, conflict, id, choice),
    loadConflictView(openDb(), state.position, conflict),
  ]);
  return { state, conflict, choice, id, chart: truncate(chart), view: truncate(view) };
}

/** The other charts of the conflict. */
async function loadOthers({
  state,
  conflict,
  choice,
  id,
}: Awaited<ReturnType<typeof load>>): Promise<DrawnChart[]> {
  // A chart of figures is of the day on which they last changed; the dataset may have come later.
  const at = state.mode === 'live' ? state.newest : state.position;
  const [charts, world] = await Promise.all([
    loadFigureCharts(openDb(), state.position, conflict, choice),
    loadWorldChart(openDb(), at, conflict, { scale: choice.scale, year: null }),
  ]);
  return [...(charts ?? []), ...(world ? [world] : [])].filter(({ model }) => model.id !== id);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { state, chart, view, id } = await load(props);
  if (!view) notFound();
  if (!chart)
    return toMetadata(state, {
      path: `/charts/${view.conflict.slug}/${id}`,
      title: 'No figure left',
      description: 'The filter leaves no figure of this chart.',
    });
  const { model, drawing } = chart;
  const path = chartPath(model);
  const title = `${drawing.title}: ${model.conflict.name}`;
  const head = { path, title, description: drawing.sentence };
  return withCard(
    describePage(state, head, truncate(await loadChartWork(openDb(), model, publicOrigin()))),
    {
      ...head,
      image: `${path}.png?${chartQuery(model)}`,
      alt: `${drawing.title}. ${drawing.sentence}`,
    },
  );
}

/** What a chart's page can be asked for: figures, or the year of countries. */
function Choices(props: Parameters<typeof FilterForm>[0] & { chart: Chart; year: number | null }) {
  const { chart, year, ...filter } = props;
  const { path, scale, at } = filter;
  const countries = findCountries(chart.model);
  if (countries) return <YearForm {...{ path, scale, at, year }} years={countries.years} />;
  return (
    <>
      <PhaseFilter {...filter} />
      <FilterForm {...filter} scaled={!UNSCALED.includes(chart.model.id)} />
    </>
  );
}

/** A year that the dataset of a chart does not have, or figures that a filter leaves none of. */
function NothingLeft({
  filter,
  year,
}: {
  filter: Parameters<typeof FilterForm>[0];
  year: number | null;
}) {
  return (
    <>
      <h1>No figure is left</h1>
      <p>
        {year === null ? 'The filter leaves no figure of this chart.' : `No row is of ${year}.`}{' '}
        That is not zero.
      </p>
      {year === null ? <FilterForm {...filter} /> : <a href={filter.path}>All years</a>}
    </>
  );
}

function Others({ conflict, charts }: { conflict: string; charts: readonly DrawnChart[] }) {
  return (
    <nav className="chart-others" aria-labelledby="others">
      <h2 id="others">Other charts of the {conflict}</h2>
      <ul>
        {charts.map(({ model, drawing }) => (
          <li key={model.id}>
            <a href={chartPath(model)}>{drawing.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One chart alone, with everything that belongs to it. */
export default async function ChartPage(props: Props) {
  const loaded = await load(props);
  const { state, choice, id, chart, view } = loaded;
  if (!view) notFound();
  const { slug, name } = view.conflict;
  const path = `/charts/${slug}/${id}`;
  const at = state.mode === 'pinned' ? state.position : null;
  const filter = { view, path, ...choice, at };
  const trail = [
    { href: '/conflicts', name: 'Conflicts' },
    { href: `/conflicts/${slug}`, name },
  ];
  if (!chart)
    return (
      <PageFrame state={state} path={path} trail={trail}>
        <NothingLeft filter={filter} year={id === OF_COUNTRIES ? choice.year : null} />
      </PageFrame>
    );
  const others = truncate(await loadOthers(loaded));
  const { model } = chart;
  const recorded = await loadRecordedAt(openDb(), model.position);
  const countries = findCountries(model);
  // Countries are of no figure: a filter of figures leaves nothing of them out.
  const query = new URLSearchParams(countries ? {} : filterQuery(choice.filter));
  if (countries?.year) query.set('year', String(countries.year));
  if (choice.scale !== 'linear') query.set('scale', choice.scale);
  const shownPath = query.size === 0 ? path : `${path}?${query}`;
  const tools = (
    <>
      <ChartActions
        chart={chart}
        origin={publicOrigin()}
        query={query.toString()}
        pinned={at !== null}
        day={recorded === null ? null : formatDay(recorded.slice(0, 10))}
      />
      <Choices {...filter} chart={chart} />
    </>
  );
  return (
    <PageFrame state={state} path={shownPath} trail={trail}>
      <JsonLd data={buildChartDataset(model, recorded, publicOrigin())} />
      <div className="chart-page">
        {id === 'who-says-what' ? (
          <QuestionTable
            view={filterView(view, choice.filter)}
            title={chart.drawing.title}
            tools={tools}
            model={model}
          />
        ) : (
          <ChartCard chart={chart} level={1} tools={tools} />
        )}
        <ChartCitation
          model={model}
          work={truncate(await loadChartWork(openDb(), model, publicOrigin()))}
        />
        {others.length > 0 ? <Others conflict={name} charts={others} /> : null}
      </div>
    </PageFrame>
  );
}
