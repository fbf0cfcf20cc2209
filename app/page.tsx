import type { Metadata } from 'next';
import { describePage, toMetadata } from '@/app/head';
import { parseSearch, readPageState } from '@/app/page-state';
import { withCard } from '@/app/social-card';
import type { DrawnChart } from '@/charts/drawing';
import { chartPath } from '@/charts/export/address';
import { Overview } from '@/components/conflict/overview';
import { SmallCharts } from '@/components/conflict/small-charts';
import { pickStrips, Strips } from '@/components/conflict/strips';
import { PageFrame } from '@/components/site/page-frame';
import { SearchForm } from '@/components/site/search-form';
import { SearchResults } from '@/components/site/search-results';
import { truncate } from '@/components/site/truncate';
import { search } from '@/db/queries/search';
import { openDb } from '@/db/web';
import { firstChart, loadFigureCharts, WHOLE } from '@/loaders/load-chart';
import { loadConflicts } from '@/loaders/load-conflict';
import { type DashboardData, loadDashboard } from '@/loaders/load-dashboard';
import type { PageState } from '@/routes/page-state';

type Props = {
  searchParams: Promise<{ q?: string | string[] }>;
};

const WHAT_THIS_IS =
  'Historical casualty figures as claims that can be cited: who says each number, in which words, about whom, as of which day, from which document.';

/** The chart that opens a conflict's page. */
const FIRST = 'battle-related-deaths';
/** The strips that stand under it. */
const STRIPS = 'killed-by-phase';

const byId = (charts: readonly DrawnChart[], id: string) =>
  charts.find(({ model }) => model.id === id);

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const state = await readPageState();
  const query = parseSearch((await searchParams).q);
  if (query !== null) {
    const title = query === '' ? 'Search' : `Search for “${query}”`;
    return {
      ...(await toMetadata(state, { path: '/', title, description: WHAT_THIS_IS })),
      robots: { index: false, follow: true },
    };
  }
  const [conflict] = await loadConflicts(openDb(), state.position);
  const title = conflict ? `${conflict.name}: casualty figures` : 'Casualty figures';
  const head = { path: '/', title, description: WHAT_THIS_IS };
  const charts = conflict && (await loadFigureCharts(openDb(), state.position, conflict.id, WHOLE));
  const chart = firstChart(charts ?? null);
  if (!chart) return toMetadata(state, head);
  const image = `${chartPath(chart.model)}.png?at=${chart.model.position}`;
  return withCard(describePage(state, head), { ...head, image, alt: chart.drawing.title });
}

async function Search({ state, query }: { state: PageState; query: string }) {
  const [result, conflicts] = await Promise.all([
    search(openDb(), state.position, query),
    loadConflicts(openDb(), state.position),
  ]);
  return (
    <PageFrame state={state} path="/" hasState={false}>
      <h1>{query === '' ? 'Search' : `Search for “${query}”`}</h1>
      <SearchForm id="search" query={query} />
      <SearchResults query={query} result={result} conflicts={conflicts} />
    </PageFrame>
  );
}

function Dashboard({ data }: { data: DashboardData }) {
  const { charts, view, world } = data;
  const strips = byId(charts, STRIPS);
  const others = charts.filter(({ model }) => model.id !== FIRST && model.id !== STRIPS);
  return (
    <>
      <Overview chart={byId(charts, FIRST)} view={view}>
        {strips ? (
          <Strips chart={strips} plots={pickStrips(strips)}>
            Every number is a claim: who says it, as of when, from which document. One line a
            question, from zero; nothing is added or averaged.{' '}
            <a href={`/conflicts/${view.conflict.slug}`}>All questions, with filters</a>
          </Strips>
        ) : null}
      </Overview>
      <section aria-labelledby="charts">
        <h2 id="charts">More charts</h2>
        <SmallCharts charts={others} query="" />
        {world === null ? null : (
          <p>
            <a href={chartPath(world.model)}>Where this conflict stands: deaths by country</a>
          </p>
        )}
      </section>
    </>
  );
}

/** The first page: the dashboard of the first conflict in short, or what a search found. */
export default async function FirstPage({ searchParams }: Props) {
  const state = await readPageState();
  const query = parseSearch((await searchParams).q);
  if (query !== null) return <Search state={state} query={query} />;
  const [conflict] = await loadConflicts(openDb(), state.position);
  const data =
    conflict && truncate(await loadDashboard(openDb(), state.position, conflict.id, WHOLE));
  return (
    <PageFrame state={state} path="/">
      <h1 className="dashboard-title">{data ? data.view.conflict.name : 'Casualty Ledger'}</h1>
      {data ? <Dashboard data={data} /> : <p>The ledger holds no conflict yet.</p>}
    </PageFrame>
  );
}
