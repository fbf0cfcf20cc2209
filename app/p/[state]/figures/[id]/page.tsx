import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { askConflicts, askFigureVersions } from '@/app/ask';
import { toMetadata } from '@/app/head';
import { openReader, publicOrigin } from '@/app/reader';
import { shown } from '@/app/shown';
import { withCard } from '@/app/social-card';
import { parseState } from '@/app/state';
import { CiteBox } from '@/components/cite/cite-box';
import { FigureFacts } from '@/components/figure/figure-facts';
import { FigureHead } from '@/components/figure/figure-head';
import { RelatedFigures } from '@/components/figure/related-figures';
import { Tombstone } from '@/components/figure/tombstone';
import { VersionTable } from '@/components/figure/version-table';
import { ZeroNote } from '@/components/figure/zero-note';
import { JsonLd } from '@/components/site/json-ld';
import { PageFrame } from '@/components/site/page-frame';
import { listFigures } from '@/db/queries/list-figures';
import { listMeasures } from '@/db/queries/list-measures';
import { listRelations } from '@/db/queries/list-relations';
import { citeNewest } from '@/ledger/citation/cite-figure';
import { describeFigure } from '@/ledger/describe';
import { buildFigureGraph, standingOf } from '@/ledger/schema-org/figure';

type Props = { params: Promise<{ state: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state: segment, id } = await params;
  const state = parseState(segment);
  const versions = shown(await askFigureVersions(state.position, id));
  const figure = versions.at(-1);
  if (!figure) notFound();
  const head = { path: `/figures/${id}`, ...describeFigure(figure) };
  const cited = citeNewest(versions, publicOrigin())?.at(-1);
  return withCard(toMetadata(state, head, cited), {
    ...head,
    image: `/figures/${id}/v${figure.version}.png`,
    alt: head.description,
  });
}

/** A figure as it stands, with its history: the page that a number everywhere links to. */
export default async function FigurePage({ params }: Props) {
  const { state: segment, id } = await params;
  const state = parseState(segment);
  const { position } = state;
  const { db, origin } = openReader();
  const versions = shown(await askFigureVersions(position, id));
  const figure = versions.at(-1);
  // A tombstone is no version: what is cited is the last that was.
  const cited = versions.findLast(({ withdrawal }) => withdrawal === null);
  if (!figure || !cited) notFound();
  const [conflicts, measures, relations, siblings] = await Promise.all([
    askConflicts(position),
    listMeasures(db, position),
    listRelations(db, position, [id]),
    listFigures(db, position, { question: figure.question.id }).then(shown),
  ]);
  const ids = relations.flatMap((relation) => [relation.figure, relation.other]);
  const others = ids.length > 0 ? shown(await listFigures(db, position, { ids })) : [];
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
      <FigureHead figure={figure} sides={sides} />
      <ZeroNote figure={figure} />
      <div className="with-aside">
        <div>
          <FigureFacts {...{ figure, measure, sides }} />
          <RelatedFigures {...{ figure, relations, others, sides }} siblings={current} />
        </div>
        <CiteBox figure={cited} origin={origin} tombstone={figure} />
      </div>
      <section>
        <h2>History</h2>
        <VersionTable versions={versions} />
      </section>
    </PageFrame>
  );
}
