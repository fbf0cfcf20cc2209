import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { FiguresByConflict } from '@/components/figure/figures-by-conflict';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { DocumentFacts } from '@/components/source/source-details';
import { listFigures } from '@/db/queries/list-figures';
import { listSources } from '@/db/queries/list-sources';
import { openDb } from '@/db/web';
import { formatDay } from '@/ledger/wording';
import { loadConflicts } from '@/loaders/load-conflict';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const state = await readPageState();
  const source = truncate(await listSources(openDb(), state.position, id)).at(-1);
  if (!source) notFound();
  const dated = source.date === null ? 'undated' : formatDay(source.date);
  return toMetadata(state, {
    path: `/sources/${id}`,
    title: `${source.publisher}: ${source.title}`,
    description: `Every casualty figure from "${source.title}" (${source.publisher}, ${dated}), and how the document was read.`,
  });
}

/** "Two versions of the document"; numbers from ten on are written in digits. */
function sayVersions(count: number): string {
  const words = ['Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
  return count === 1 ? 'The document' : `${words[count - 2] ?? count} versions of the document`;
}

/** A document in each of its states, and every figure that it attests. */
export default async function SourcePage({ params }: Props) {
  const { id } = await params;
  const state = await readPageState();
  const states = truncate(await listSources(openDb(), state.position, id));
  const newest = states.at(-1);
  if (!newest) notFound();
  const [figures, conflicts] = await Promise.all([
    listFigures(openDb(), state.position, { source: id }).then(truncate),
    loadConflicts(openDb(), state.position),
  ]);
  return (
    <PageFrame
      state={state}
      path={`/sources/${id}`}
      trail={[{ href: '/sources', name: 'Sources' }]}
    >
      <p className="kicker">{newest.publisher}</p>
      <h1>{newest.title}</h1>
      <section>
        <h2>{sayVersions(states.length)}</h2>
        <ol className="states">
          {states.map((source) => (
            <li key={source.state}>
              {states.length > 1 ? <h3>Version {source.state}</h3> : null}
              {source.title === newest.title ? null : (
                <p>
                  <cite>{source.title}</cite>
                </p>
              )}
              <DocumentFacts document={source} />
              {source.note === null ? null : <p>{source.note}</p>}
            </li>
          ))}
        </ol>
      </section>
      <FiguresByConflict
        figures={figures}
        conflicts={conflicts}
        title="Figures from this document"
        none="No figure in the ledger is from it."
      />
    </PageFrame>
  );
}
