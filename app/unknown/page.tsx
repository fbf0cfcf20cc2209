import { headers } from 'next/headers';
import { PageFrame } from '@/components/site/page-frame';
import { SearchForm } from '@/components/site/search-form';
import { readNewestPosition } from '@/db/newest-position';
import { openDb } from '@/db/web';
import { loadConflicts } from '@/loaders/load-conflict';
import { decodeWhole } from '@/routes/http/decode-whole';
import { findNearestPages } from '@/routes/nearest-pages';
import { ASKED_HEADER } from '@/routes/page-state';

/** What is answered, with status 404, to an address that leads nowhere. */
export default async function UnknownPage() {
  const newest = await readNewestPosition();
  const conflicts = await loadConflicts(openDb(), newest);
  const asked = decodeWhole((await headers()).get(ASKED_HEADER) ?? '');
  const nearest = await findNearestPages(openDb(), newest, asked ?? '');
  const state = { mode: 'live', position: newest, newest } as const;
  return (
    <PageFrame state={state} path="/" hasState={false}>
      <h1>Page not found</h1>
      <p className="lede">
        There is no page at this address. Check it for a typing error, or search:
      </p>
      <SearchForm id="search" />
      {nearest.length === 0 ? null : (
        <section aria-labelledby="nearest">
          <h2 id="nearest">Pages with an address like it</h2>
          <ul>
            {nearest.map((page) => (
              <li key={page.path}>
                <a href={page.path}>{page.title}</a>{' '}
                <span className="claim-small">{page.path}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <h2>What you may be looking for</h2>
      <ul>
        {conflicts.map(({ id, slug, name }) => (
          <li key={id}>
            All figures of the <a href={`/conflicts/${slug}`}>{name}</a>
          </li>
        ))}
        <li>
          All <a href="/sources">sources and claimants</a>
        </li>
        <li>
          What changed: <a href="/corrections">corrections and revisions</a>. No page is ever taken
          away; a withdrawn figure keeps its own.
        </li>
      </ul>
    </PageFrame>
  );
}
