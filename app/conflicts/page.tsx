import type { Metadata } from 'next';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { PageFrame } from '@/components/site/page-frame';
import { openDb } from '@/db/web';
import { loadConflicts } from '@/loaders/load-conflict';

export async function generateMetadata(): Promise<Metadata> {
  const state = await readPageState();
  const names = (await loadConflicts(openDb(), state.position)).map(({ name }) => name);
  return toMetadata(state, {
    path: '/conflicts',
    title: 'Conflicts',
    description: `The conflicts whose casualty figures this ledger holds: ${names.join(', ') || 'none yet'}.`,
  });
}

/** Every conflict in the ledger. */
export default async function ConflictsPage() {
  const state = await readPageState();
  const conflicts = await loadConflicts(openDb(), state.position);
  return (
    <PageFrame state={state} path="/conflicts">
      <h1>Conflicts</h1>
      {conflicts.length === 0 ? <p>The ledger holds no conflict yet.</p> : null}
      <ul className="entries">
        {conflicts.map(({ id, slug, name, summary }) => (
          <li key={id}>
            <h2>
              <a href={`/conflicts/${slug}`}>{name}</a>
            </h2>
            <p>{summary}</p>
            <p className="claim-small">
              All its figures: <a href={`/conflicts/${slug}/figures.csv`}>CSV</a> ·{' '}
              <a href={`/conflicts/${slug}/figures.json`}>JSON</a>
            </p>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}
