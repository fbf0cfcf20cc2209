import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { describePage, toMetadata } from '@/app/head';
import { readChoice, readConflictId, readPageState, type SearchParams } from '@/app/page-state';
import { withCard } from '@/app/social-card';
import { findCountries } from '@/charts/chart';
import { chartPath } from '@/charts/export/address';
import { FigureFiles } from '@/components/conflict/figure-files';
import { FilterForm, PhaseFilter } from '@/components/conflict/figure-filter';
import { Overview } from '@/components/conflict/overview';
import { listStrips, pickStrips, Strips } from '@/components/conflict/strips';
import { EventList } from '@/components/dataset/event-list';
import { NameTables } from '@/components/methods/name-tables';
import { JsonLd } from '@/components/site/json-ld';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { listSources } from '@/db/queries/list-sources';
import { openDb } from '@/db/web';
import { filterQuery, isFiltering } from '@/ledger/figure-filter';
import { buildConflictDataset } from '@/ledger/schema-org/dataset';
import { firstChart, loadFigureCharts } from '@/loaders/load-chart';
import { loadConflictView } from '@/loaders/load-conflict';
import { loadDashboard } from '@/loaders/load-dashboard';
import { loadRecordedAt } from '@/loaders/load-recorded-at';
import { publicOrigin } from '@/routes/origin';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug } = await params;
  const [state, id] = await Promise.all([readPageState(), readConflictId(slug)]);
  const view = await loadConflictView(openDb(), state.position, id);
  if (!view) notFound();
  const { name, summary } = view.conflict;
  const head = {
    path: `/conflicts/${slug}`,
    title: `${name}: casualty figures`,
    description: `${view.figures.length} casualty figures, each with its claimant, wording and document. ${summary}`,
  };
  const choice = readChoice(await searchParams);
  const chart = firstChart(await loadFigureCharts(openDb(), state.position, id, choice));
  if (!chart) return toMetadata(state, head);
  const image = `${chartPath(chart.model)}.png?at=${chart.model.position}`;
  return withCard(describePage(state, head), { ...head, image, alt: chart.drawing.title });
}

/** The dashboard of one conflict: all that was counted, filtered as the address asks. */
export default async function ConflictPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [state, id] = await Promise.all([readPageState(), readConflictId(slug)]);
  const choice = readChoice(await searchParams);
  const [whole, loaded, sources, recordedAt] = await Promise.all([
    loadConflictView(openDb(), state.position, id).then(truncate),
    loadDashboard(openDb(), state.position, id, choice),
    listSources(openDb(), state.position),
    loadRecordedAt(openDb(), state.position),
  ]);
  const data = truncate(loaded);
  if (!whole || !data) notFound();
  const { view, charts, world } = data;
  const path = `/conflicts/${view.conflict.slug}`;
  const at = state.mode === 'pinned' ? state.position : null;
  const query = new URLSearchParams(filterQuery(choice.filter));
  const shownPath = query.size === 0 ? path : `${path}?${query}`;
  if (at !== null) query.set('at', String(at));
  const filter = { view: whole, path, ...choice, at };
  const strips = charts.find(({ model }) => model.id === 'killed-by-phase');
  const first = charts.find(({ model }) => model.id === 'battle-related-deaths');
  const isFiltered = isFiltering(choice.filter);
  const shown = strips === undefined ? [] : isFiltered ? listStrips(strips) : pickStrips(strips);
  const asked = query.toString();
  const claims = strips ? (
    <Strips chart={strips} plots={shown} query={asked}>
      One line a question, from zero; each mark is one claim. {shown.length} of{' '}
      {listStrips(strips).length} questions of this kind
      {isFiltered ? '' : ', those whose claims are furthest apart'}.{' '}
      <a href={`${chartPath(strips.model)}${asked === '' ? '' : `?${asked}`}`}>All, by phase</a>
    </Strips>
  ) : null;
  const year = world && findCountries(world.model)?.year;
  const worldQuery = [year ? `year=${year}` : [], at === null ? [] : `at=${at}`].flat().join('&');
  return (
    <PageFrame state={state} path={shownPath} trail={[{ href: '/conflicts', name: 'Conflicts' }]}>
      <JsonLd data={buildConflictDataset(whole, recordedAt, publicOrigin())} />
      <h1 className="dashboard-title">{view.conflict.name}</h1>
      <PhaseFilter {...filter} />
      <FilterForm {...filter} />
      <Overview chart={first} view={view}>
        {isFiltered ? null : claims}
      </Overview>
      {isFiltered ? claims : null}
      <nav className="chart-links" aria-labelledby="charts">
        <h2 id="charts">Charts of this conflict</h2>
        <ul>
          {charts.map(({ model, drawing }) => (
            <li key={model.id}>
              <a href={`${chartPath(model)}${asked === '' ? '' : `?${asked}`}`}>{drawing.title}</a>
            </li>
          ))}
          {world === null ? null : (
            <li>
              <a href={`${chartPath(world.model)}?${worldQuery}`}>
                Where this conflict stands: {world.drawing.title}
              </a>
            </li>
          )}
        </ul>
      </nav>
      <FigureFiles slug={view.conflict.slug} query={asked} filtered={isFiltered} />
      <details>
        <summary>Dated events, parties and names</summary>
        <p className="summary">{view.conflict.summary}</p>
        <EventList view={whole} sources={truncate(sources)} />
        <NameTables view={whole} />
      </details>
    </PageFrame>
  );
}
