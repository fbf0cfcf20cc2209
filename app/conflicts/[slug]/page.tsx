import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readConflictId, readPageState } from '@/app/page-state';
import { Dashboard } from '@/components/conflict/dashboard';
import { PageFrame } from '@/components/site/page-frame';
import { openDb } from '@/db/web';
import { loadConflictView } from '@/loaders/load-conflict';
import { loadDashboard } from '@/loaders/load-dashboard';

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const [state, id] = await Promise.all([readPageState(), readConflictId(slug)]);
  const view = await loadConflictView(openDb(), state.position, id);
  if (!view) notFound();
  const { name, summary } = view.conflict;
  return toMetadata(state, {
    path: `/conflicts/${slug}`,
    title: `${name}: casualty figures`,
    description: `${view.figures.length} casualty figures, each with its claimant, wording and document. ${summary}`,
  });
}

/** The dashboard of one conflict. */
export default async function ConflictPage({ params }: Props) {
  const { slug } = await params;
  const [state, id] = await Promise.all([readPageState(), readConflictId(slug)]);
  const data = await loadDashboard(openDb(), state.position, id);
  if (!data) notFound();
  const { conflict } = data.view;
  return (
    <PageFrame
      state={state}
      path={`/conflicts/${conflict.slug}`}
      trail={[{ href: '/conflicts', name: 'Conflicts' }]}
    >
      <h1>{conflict.name}</h1>
      <p className="summary">{conflict.summary}</p>
      <Dashboard data={data} pinned={state.mode === 'pinned'} />
    </PageFrame>
  );
}
