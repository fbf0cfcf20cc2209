import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { askClaimant, askConflicts } from '@/app/ask';
import { toMetadata } from '@/app/head';
import { openReader } from '@/app/reader';
import { shown } from '@/app/shown';
import { parseState } from '@/app/state';
import { FiguresByConflict } from '@/components/figure/figures-by-conflict';
import { PageFrame } from '@/components/site/page-frame';
import { listFigures } from '@/db/queries/list-figures';

type Props = { params: Promise<{ state: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state: segment, id } = await params;
  const state = parseState(segment);
  const claimant = shown(await askClaimant(state.position, id));
  if (!claimant) notFound();
  return toMetadata(state, {
    path: `/claimants/${id}`,
    title: `Figures by ${claimant.name}`,
    description: `Every casualty figure in the ledger that ${claimant.name} says or passes on, with wording, day and document.`,
  });
}

/** Who says numbers: each of them, and each that it passed on. */
export default async function ClaimantPage({ params }: Props) {
  const { state: segment, id } = await params;
  const state = parseState(segment);
  const claimant = shown(await askClaimant(state.position, id));
  if (!claimant) notFound();
  const [figures, conflicts] = await Promise.all([
    listFigures(openReader().db, state.position, { claimant: id }).then(shown),
    askConflicts(state.position),
  ]);
  const said = figures.filter((figure) => figure.claimant.id === id);
  const relayed = figures.filter((figure) => figure.claimant.id !== id);
  return (
    <PageFrame
      state={state}
      path={`/claimants/${id}`}
      trail={[{ href: '/sources', name: 'Sources and claimants' }]}
    >
      <p className="kicker">Claimant{claimant.kind === 'not clear' ? '' : `: ${claimant.kind}`}</p>
      <h1>{claimant.name}</h1>
      {claimant.note === null ? null : <p className="lede">{claimant.note}</p>}
      <FiguresByConflict
        figures={said}
        conflicts={conflicts}
        title="Says"
        none="Says no figure of the ledger in its own name."
      />
      {relayed.length === 0 ? null : (
        <FiguresByConflict figures={relayed} conflicts={conflicts} title="Passes on" none="" />
      )}
    </PageFrame>
  );
}
