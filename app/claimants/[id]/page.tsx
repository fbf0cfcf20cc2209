import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { FiguresByConflict } from '@/components/figure/figures-by-conflict';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { getClaimant } from '@/db/queries/get-claimant';
import { listFigures } from '@/db/queries/list-figures';
import { openDb } from '@/db/web';
import { loadConflicts } from '@/loaders/load-conflict';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const state = await readPageState();
  const claimant = truncate(await getClaimant(openDb(), state.position, id));
  if (!claimant) notFound();
  return toMetadata(state, {
    path: `/claimants/${id}`,
    title: `Figures by ${claimant.name}`,
    description: `Every casualty figure in the ledger that ${claimant.name} says or relays, with wording, day and document.`,
  });
}

/** Who says numbers: each of them, and each that it passed on. */
export default async function ClaimantPage({ params }: Props) {
  const { id } = await params;
  const state = await readPageState();
  const claimant = truncate(await getClaimant(openDb(), state.position, id));
  if (!claimant) notFound();
  const [figures, conflicts] = await Promise.all([
    listFigures(openDb(), state.position, { claimant: id }).then(truncate),
    loadConflicts(openDb(), state.position),
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
        title="Figures"
        none="No figure in the ledger is said in this name."
      />
      {relayed.length === 0 ? null : (
        <FiguresByConflict
          figures={relayed}
          conflicts={conflicts}
          title="Figures relayed"
          none=""
        />
      )}
    </PageFrame>
  );
}
