import type { Metadata } from 'next';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { type ConflictRow, ConflictTable } from '@/components/conflict/conflict-table';
import { CountryTable } from '@/components/conflict/country-table';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { openDb } from '@/db/web';
import { NO_FILTER } from '@/ledger/figure-filter';
import { loadFigureCharts } from '@/loaders/load-chart';
import { loadConflicts, loadConflictView } from '@/loaders/load-conflict';
import { loadCountryYears } from '@/loaders/load-country-years';
import '@/app/styles/conflicts.css';

export async function generateMetadata(): Promise<Metadata> {
  const state = await readPageState();
  const names = (await loadConflicts(openDb(), state.position)).map(({ name }) => name);
  return toMetadata(state, {
    path: '/conflicts',
    title: 'Conflicts',
    description: `The conflicts whose casualty figures this ledger holds: ${names.join(', ') || 'none yet'}.`,
  });
}

async function loadRow(position: number, id: string): Promise<ConflictRow[]> {
  const [view, charts] = await Promise.all([
    loadConflictView(openDb(), position, id),
    loadFigureCharts(openDb(), position, id, { filter: NO_FILTER, scale: 'linear' }),
  ]);
  const years = charts?.find(({ model }) => model.id === 'battle-related-deaths');
  return view ? [{ view, years }] : [];
}

/** Every conflict in the ledger, and below it where people died in the world, as a dataset has it. */
export default async function ConflictsPage() {
  const state = await readPageState();
  const conflicts = await loadConflicts(openDb(), state.position);
  const rows = (await Promise.all(conflicts.map(({ id }) => loadRow(state.position, id)))).flat();
  const views = rows.map(({ view }) => view);
  const countries = await loadCountryYears(openDb(), state.position, views);
  return (
    <PageFrame state={state} path="/conflicts">
      <h1>Conflicts</h1>
      {rows.length === 0 ? (
        <p>The ledger holds no conflict yet.</p>
      ) : (
        <ConflictTable rows={truncate(rows)} />
      )}
      {countries === null ? null : <CountryTable data={countries} />}
    </PageFrame>
  );
}
