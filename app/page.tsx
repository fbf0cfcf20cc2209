import type { Metadata } from 'next';
import { toMetadata } from '@/app/head';
import { parseSearch, readPageState } from '@/app/page-state';
import { Dashboard } from '@/components/conflict/dashboard';
import { PageFrame } from '@/components/site/page-frame';
import { SearchForm } from '@/components/site/search-form';
import { SearchResults } from '@/components/site/search-results';
import { search } from '@/db/queries/search';
import { openDb } from '@/db/web';
import { loadConflicts } from '@/loaders/load-conflict';
import { loadDashboard } from '@/loaders/load-dashboard';
import type { PageState } from '@/routes/page-state';

type Props = {
  searchParams: Promise<{ q?: string | string[] }>;
};

const WHAT_THIS_IS =
  'Historical casualty figures as claims that can be cited: who says each number, in which words, about whom, as of which day, from which document.';

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const state = await readPageState();
  const query = parseSearch((await searchParams).q);
  const [conflict] = await loadConflicts(openDb(), state.position);
  if (query !== null) {
    const title = query === '' ? 'Search' : `Search for “${query}”`;
    return {
      ...toMetadata(state, { path: '/', title, description: WHAT_THIS_IS }),
      robots: { index: false, follow: true },
    };
  }
  const title = conflict ? `${conflict.name}: casualty figures` : 'Casualty figures';
  return toMetadata(state, { path: '/', title, description: WHAT_THIS_IS });
}

async function Search({ state, query }: { state: PageState; query: string }) {
  const result = await search(openDb(), state.position, query);
  return (
    <PageFrame state={state} path="/" hasState={false}>
      <h1>{query === '' ? 'Search' : `Search for “${query}”`}</h1>
      <SearchForm id="search" query={query} />
      <SearchResults query={query} result={result} />
    </PageFrame>
  );
}

/** The first page: what this is, and the dashboard of the first conflict; or what a search found. */
export default async function FirstPage({ searchParams }: Props) {
  const state = await readPageState();
  const query = parseSearch((await searchParams).q);
  if (query !== null) return <Search state={state} query={query} />;
  const [conflict] = await loadConflicts(openDb(), state.position);
  const data = conflict ? await loadDashboard(openDb(), state.position, conflict.id) : null;
  return (
    <PageFrame state={state} path="/">
      <h1>{data ? data.view.conflict.name : 'Casualty Ledger'}</h1>
      <p className="lede">
        Every number here is a claim: it says who makes it, in which words, about whom, as of which
        day and from which document. Rival claims stand side by side, nothing is averaged, and each
        number keeps its address and its history for good.
      </p>
      {data ? (
        <>
          <p className="summary">{data.view.conflict.summary}</p>
          <Dashboard data={data} pinned={state.mode === 'pinned'} />
        </>
      ) : (
        <p>The ledger holds no conflict yet.</p>
      )}
    </PageFrame>
  );
}
