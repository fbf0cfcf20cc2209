import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { askConflictView } from '@/app/ask';
import { askDashboard } from '@/app/ask-dashboard';
import { toMetadata } from '@/app/head';
import { parseState } from '@/app/state';
import { Dashboard } from '@/components/conflict/dashboard';
import { PageFrame } from '@/components/site/page-frame';

type Props = { params: Promise<{ state: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state: segment, id } = await params;
  const state = parseState(segment);
  const view = await askConflictView(state.position, id);
  if (!view) notFound();
  const { slug, name, summary } = view.conflict;
  return toMetadata(state, {
    path: `/conflicts/${slug}`,
    title: `${name}: casualty figures`,
    description: `${view.figures.length} casualty figures, each with its claimant, wording and document. ${summary}`,
  });
}

/** The dashboard of one conflict. */
export default async function ConflictPage({ params }: Props) {
  const { state: segment, id } = await params;
  const state = parseState(segment);
  const data = await askDashboard(state.position, id);
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
