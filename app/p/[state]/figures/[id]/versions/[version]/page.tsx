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
import { VersionBanner } from '@/components/figure/version-banner';
import { VersionTable } from '@/components/figure/version-table';
import { ZeroNote } from '@/components/figure/zero-note';
import { JsonLd } from '@/components/site/json-ld';
import { PageFrame } from '@/components/site/page-frame';
import { listMeasures } from '@/db/queries/list-measures';
import { citeFigure } from '@/ledger/citation/cite-figure';
import { describeFigure } from '@/ledger/describe';
import { buildFigureGraph, standingOf } from '@/ledger/schema-org/figure';

type Props = { params: Promise<{ state: string; id: string; version: string }> };

async function askVersion(position: number, id: string, version: string) {
  const versions = shown(await askFigureVersions(position, id));
  const figure = versions.find(
    (each) => String(each.version) === version && each.withdrawal === null,
  );
  return figure ? { versions, figure } : null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state: segment, id, version } = await params;
  const state = parseState(segment);
  const found = await askVersion(state.position, id, version);
  if (!found) notFound();
  const { title, description } = describeFigure(found.figure);
  const path = `/figures/${id}/v${version}`;
  const head = { path, title: `${title} (version ${version})`, description };
  const cited = citeFigure(found.figure, publicOrigin(), found.versions.at(-1));
  const metadata = toMetadata(state, head, cited);
  return withCard(metadata, { ...head, image: `${path}.png`, alt: description });
}

/** One version of a figure: what it said, and whether it still stands. */
export default async function VersionPage({ params }: Props) {
  const { state: segment, id, version } = await params;
  const state = parseState(segment);
  const found = await askVersion(state.position, id, version);
  if (!found) notFound();
  const { db, origin } = openReader();
  const { versions, figure } = found;
  const [conflicts, measures] = await Promise.all([
    askConflicts(state.position),
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
      <FigureHead figure={figure} sides={sides} />
      <ZeroNote figure={figure} />
      <div className="with-aside">
        <FigureFacts {...{ figure, measure, sides }} />
        <CiteBox figure={figure} origin={origin} tombstone={versions.at(-1)} />
      </div>
      <section>
        <h2>History</h2>
        <VersionTable versions={versions} />
      </section>
    </PageFrame>
  );
}
