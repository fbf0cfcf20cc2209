import { ChartCard } from '@/charts/card/chart-card';
import { buildCharts } from '@/charts/catalogue';
import { listHeadlines } from '@/ledger/headline';
import { buildConflictDataset } from '@/ledger/schema-org/dataset';
import type { DashboardData } from '@/loaders/load-dashboard';
import { publicOrigin } from '@/routes/origin';
import { EventList } from '../dataset/event-list';
import { NameTables } from '../methods/name-tables';
import { QuestionIndex } from '../question/question-index';
import { JsonLd } from '../site/json-ld';
import { Headlines } from './headlines';

/** @param at the position that the page is pinned to, null where it is live */
function Files({ slug, at }: { slug: string; at: number | null }) {
  const files = `/conflicts/${slug}/figures`;
  const [query, further] = at === null ? ['', '?'] : [`?at=${at}`, `?at=${at}&`];
  return (
    <section aria-labelledby="files">
      <h2 id="files">All figures as a file</h2>
      <p>
        <a href={`${files}.csv${query}`}>CSV</a> (
        <a href={`${files}.csv${further}bom=1`}>for Excel</a>) ·{' '}
        <a href={`${files}.json${query}`}>JSON</a>. Every row carries who says it, its bound, its
        document and its permanent address; an unknown is an empty cell, never a zero.{' '}
        <a href="/methods#columns">What each column means</a>.
      </p>
    </section>
  );
}

function Contents({ charts }: { charts: { id: string; title: string }[] }) {
  return (
    <nav className="contents" aria-label="On this page">
      <ul>
        <li>
          <a href="#headlines">The figures of the first report</a>
        </li>
        {charts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
        <li>
          <a href="#events">Dated events</a>
        </li>
        <li>
          <a href="#questions">Everything that was counted</a>
        </li>
        <li>
          <a href="#names">Parties and names</a>
        </li>
        <li>
          <a href="#files">All figures as a file</a>
        </li>
      </ul>
    </nav>
  );
}

/** A conflict's figures: as people say them, as charts, as a list, as files. */
export function Dashboard({ data, pinned }: { data: DashboardData; pinned: boolean }) {
  const { view, sources, recorded, earlier, recordedAt } = data;
  const charts = buildCharts(view, earlier);
  return (
    <>
      <JsonLd data={buildConflictDataset(view, recordedAt, publicOrigin())} />
      <Contents charts={charts} />
      <Headlines figures={listHeadlines(view.figures, recorded)} view={view} />
      <section aria-labelledby="charts">
        <h2 id="charts">The figures as charts</h2>
        {charts.map((model) => (
          <ChartCard key={model.id} model={model} origin={publicOrigin()} pinned={pinned} />
        ))}
      </section>
      <EventList view={view} sources={sources} />
      <QuestionIndex view={view} />
      <NameTables view={view} />
      <Files slug={view.conflict.slug} at={pinned ? view.position : null} />
    </>
  );
}
