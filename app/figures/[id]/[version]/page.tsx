import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { describePage } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { withCard } from '@/app/social-card';
import { CiteBox } from '@/components/cite/cite-box';
import { FigureFacts } from '@/components/figure/figure-facts';
import { FigureHead } from '@/components/figure/figure-head';
import { VersionBanner } from '@/components/figure/version-banner';
import { VersionTable } from '@/components/figure/version-table';
import { ZeroNote } from '@/components/figure/zero-note';
import { JsonLd } from '@/components/site/json-ld';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { listMeasures } from '@/db/queries/list-measures';
import { openDb } from '@/db/web';
import { citeFigure } from '@/ledger/citation/cite-figure';
import { describeFigure } from '@/ledger/describe';
import { buildFigureGraph, standingOf } from '@/ledger/schema-org/figure';
import { loadConflicts } from '@/loaders/load-conflict';
import { loadFigureVersions } from '@/loaders/load-figure';
import { publicOrigin } from '@/routes/origin';

type Props = { params: Promise<{ id: string; version: string }> };

async function loadVersion(position: number, id: string, version: string) {
  const versions = truncate(await loadFigureVersions(openDb(), position, id));
  const figure = versions.find(
    (each) => String(each.version) === version && each.withdrawal === null,
  );
  return figure ? { versions, figure } : null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, version: label } = await params;
  const version = label.slice(1);
  const state = await readPageState();
  const found = await loadVersion(state.position, id, version);
  if (!found) notFound();
  const { title, description } = describeFigure(found.figure);
  const path = `/figures/${id}/v${version}`;
  const head = { path, title: `${title} (version ${version})`, description };
  const cited = citeFigure(found.figure, publicOrigin(), found.versions.at(-1));
  const metadata = describePage(state, head, cited);
  return withCard(metadata, { ...head, image: `${path}.png`, alt: description });
}

/** One version of a figure: what it said, and whether it still stands. */
export default async function VersionPage({ params }: Props) {
  const { id, version: label } = await params;
  const version = label.slice(1);
  const state = await readPageState();
  const found = await loadVersion(state.position, id, version);
  if (!found) notFound();
  const db = openDb();
  const origin = publicOrigin();
  const { versions, figure } = found;
  const [conflicts, measures] = await Promise.all([
    loadConflicts(openDb(), state.position),
    listMeasures(db, figure.position),
  ]);
  const sides = conflicts.find((each) => each.id === figure.conflict.id)?.sides ?? [];
  const measure = measures.find((each) => each.id === figure.measure.id) ?? null;
  const trail = [
    { href: `/conflicts/${figure.conflict.slug}`, name: figure.conflict.name },
    { href: `/questions/${figure.question.id}`, name: figure.question.title },
    { href: `/figures/${id}`, name: `Figure ${id}` },
  ];
  return (
    <PageFrame state={state} path={`/figures/${id}/v${version}`} trail={trail} hasState={false}>
      <JsonLd data={buildFigureGraph(figure, standingOf(figure, versions), origin)} />
      <VersionBanner figure={figure} versions={versions} />
      <div className="answer">
        <div className="answer-head">
          <FigureHead figure={figure} sides={sides} />
          <ZeroNote figure={figure} />
        </div>
        <CiteBox figure={figure} origin={origin} tombstone={versions.at(-1)} />
        <div className="answer-facts">
          <FigureFacts {...{ figure, measure, sides }} />
        </div>
      </div>
      <section>
        <h2>History</h2>
        <VersionTable versions={versions} />
      </section>
    </PageFrame>
  );
}
