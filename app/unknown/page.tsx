import type { Metadata } from 'next';
import { PageFrame } from '@/components/site/page-frame';
import { SearchForm } from '@/components/site/search-form';
import { readNewestPosition } from '@/db/newest-position';
import { openDb } from '@/db/web';
import { loadConflicts } from '@/loaders/load-conflict';

export const metadata: Metadata = {
  title: 'Nothing is at this address',
  description: 'Nothing is at this address, or not yet.',
  robots: { index: false, follow: true },
};

/** What is answered, with status 404, to an address that leads nowhere. */
export default async function UnknownPage() {
  const newest = await readNewestPosition();
  const conflicts = await loadConflicts(openDb(), newest);
  const state = { mode: 'live', position: newest, newest } as const;
  return (
    <PageFrame state={state} path="/" hasState={false}>
      <h1>Nothing is at this address</h1>
      <p className="lede">
        Or not yet: a version or a position of the ledger that does not exist today may exist later.
        Nothing that was once here is ever taken away; a withdrawn figure keeps its page.
      </p>
      <SearchForm id="search" />
      <h2>Ways to find a figure</h2>
      <ul>
        <li>
          A figure’s id is a letter, five letters or digits and a check symbol. It has no letter I,
          L, O; a mistyped one leads nowhere rather than to another figure.
        </li>
        {conflicts.map(({ id, slug, name }) => (
          <li key={id}>
            All figures of the <a href={`/conflicts/${slug}`}>{name}</a>
          </li>
        ))}
        <li>
          All <a href="/sources">sources and claimants</a>
        </li>
      </ul>
    </PageFrame>
  );
}
