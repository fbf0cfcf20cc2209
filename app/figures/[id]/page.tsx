import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { describePage } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { withCard } from '@/app/social-card';
import { CiteBox } from '@/components/cite/cite-box';
import { FigureFacts } from '@/components/figure/figure-facts';
import { FigureHead } from '@/components/figure/figure-head';
import { FigureRivals } from '@/components/figure/figure-rivals';
import { RelatedFigures } from '@/components/figure/related-figures';
import { Tombstone } from '@/components/figure/tombstone';
import { VersionTable } from '@/components/figure/version-table';
import { ZeroNote } from '@/components/figure/zero-note';
import { JsonLd } from '@/components/site/json-ld';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { openDb } from '@/db/web';
import { citeNewest } from '@/ledger/citation/cite-figure';
import { describeFigure } from '@/ledger/describe';
import { buildFigureGraph, standingOf } from '@/ledger/schema-org/figure';
import { loadConflicts } from '@/loaders/load-conflict';
import { loadBesideFigure, loadFigureVersions } from '@/loaders/load-figure';
import { publicOrigin } from '@/routes/origin';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const state = await readPageState();
  const versions = truncate(await loadFigureVersions(openDb(), state.position, id));
  const figure = versions.at(-1);
  if (!figure) notFound();
  const head = { path: `/figures/${id}`, ...describeFigure(figure) };
  const cited = citeNewest(versions, publicOrigin())?.at(-1);
  return withCard(describePage(state, head, cited), {
    ...head,
    image: `/figures/${id}/v${figure.version}.png`,
    alt: head.description,
  });
}

/** A figure as it stands, with its history: the page that a number everywhere links to. */
export default async function FigurePage({ params }: Props) {
  const { id } = await params;
  const state = await readPageState();
  const { position } = state;
  const origin = publicOrigin();
  const versions = truncate(await loadFigureVersions(openDb(), position, id));
  const figure = versions.at(-1);
  // A tombstone is not a version: what is cited is the last that was.
  const cited = versions.findLast(({ withdrawal }) => withdrawal === null);
  if (!figure || !cited) notFound();
  const [conflicts, beside] = await Promise.all([
    loadConflicts(openDb(), position),
    loadBesideFigure(openDb(), position, id, figure.question.id).then(truncate),
  ]);
  const { measures, relations, siblings, others } = beside;
  const sides = conflicts.find(({ id: conflict }) => conflict === figure.conflict.id)?.sides ?? [];
  const measure = measures.find((each) => each.id === figure.measure.id) ?? null;
  const current = siblings.filter(({ status }) => status === 'current');
  const trail = [
    { href: `/conflicts/${figure.conflict.slug}`, name: figure.conflict.name },
    { href: `/questions/${figure.question.id}`, name: figure.question.title },
  ];
  return (
    <PageFrame state={state} path={`/figures/${id}`} trail={trail}>
      <JsonLd data={buildFigureGraph(cited, standingOf(cited, versions), origin)} />
      <Tombstone figure={figure} />
      <div className="answer">
        <div className="answer-head">
          <FigureHead figure={figure} sides={sides} />
          <ZeroNote figure={figure} />
          <FigureRivals figure={figure} siblings={current} relations={relations} sides={sides} />
        </div>
        <CiteBox figure={cited} origin={origin} tombstone={figure} />
        <div className="answer-facts">
          <FigureFacts {...{ figure, measure, sides }} />
          <RelatedFigures {...{ figure, relations, others }} />
        </div>
      </div>
      <section>
        <h2>History</h2>
        <VersionTable versions={versions} />
      </section>
    </PageFrame>
  );
}
