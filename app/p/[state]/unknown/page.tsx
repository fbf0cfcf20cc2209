import type { Metadata } from 'next';
import { askConflicts } from '@/app/ask';
import { parseState } from '@/app/state';
import { PageFrame } from '@/components/site/page-frame';
import { SearchForm } from '@/components/site/search-form';

type Props = { params: Promise<{ state: string }> };

export const metadata: Metadata = {
  title: 'Nothing is at this address',
  description: 'Nothing is at this address, or not yet.',
  robots: { index: false, follow: true },
};

/** What is answered, with status 404, to an address that leads nowhere. */
export default async function UnknownPage({ params }: Props) {
  const state = parseState((await params).state);
  const conflicts = await askConflicts(state.position);
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
