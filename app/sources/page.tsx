import type { Metadata } from 'next';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { PageFrame } from '@/components/site/page-frame';
import { listClaimants } from '@/db/queries/list-claimants';
import { listSources } from '@/db/queries/list-sources';
import { openDb } from '@/db/web';
import type { Source } from '@/ledger/conflict';
import { formatDay } from '@/ledger/wording';

export async function generateMetadata(): Promise<Metadata> {
  return toMetadata(await readPageState(), {
    path: '/sources',
    title: 'Sources and claimants',
    description:
      'Every document that a figure in this ledger is from, and everyone who says or relays a number.',
  });
}

/** Each document once, in its newest state, by publisher and date; `states` says how many it has. */
function listDocuments(sources: readonly Source[]): { source: Source; states: number }[] {
  const newest = new Map(sources.map((source) => [source.id, source]));
  return [...newest.values()]
    .map((source) => ({ source, states: sources.filter(({ id }) => id === source.id).length }))
    .sort(
      (a, b) =>
        a.source.publisher.localeCompare(b.source.publisher, 'en') ||
        (a.source.date ?? '').localeCompare(b.source.date ?? '', 'en'),
    );
}

/** Every document, and who speaks in them. */
export default async function SourcesPage() {
  const state = await readPageState();
  const db = openDb();
  const [sources, claimants] = await Promise.all([
    listSources(db, state.position),
    listClaimants(db, state.position),
  ]);
  const speakers = claimants.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return (
    <PageFrame state={state} path="/sources">
      <h1>Sources and claimants</h1>
      <p className="lede">
        A source is a document; a claimant is who asserts the number in it. One claim that several
        documents repeat is one figure.
      </p>
      <section>
        <h2>Documents, by publisher and date</h2>
        <ul className="hits">
          {listDocuments(sources).map(({ source, states }) => (
            <li key={source.id}>
              {source.publisher}: <a href={`/sources/${source.id}`}>{source.title}</a>
              <span className="claim-small">
                {' '}
                {source.date === null ? 'undated' : formatDay(source.date)}
                {states > 1 ? `; ${states} versions` : ''}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>Claimants: who says the numbers, or relays them</h2>
        <ul className="hits">
          {speakers.map(({ id, name, note }) => (
            <li key={id}>
              <a href={`/claimants/${id}`}>{name}</a>
              {note === null ? null : <span className="claim-small"> {note}</span>}
            </li>
          ))}
        </ul>
      </section>
    </PageFrame>
  );
}
