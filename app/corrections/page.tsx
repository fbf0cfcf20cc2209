import type { Metadata } from 'next';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { CorrectionEntry } from '@/components/figure/correction-entry';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { openDb } from '@/db/web';
import type { Correction } from '@/ledger/correction';
import { CHANGES } from '@/ledger/vocabulary';
import { loadCorrections } from '@/loaders/load-corrections';
import { publicOrigin } from '@/routes/origin';

const HEAD = {
  path: '/corrections',
  title: 'Corrections and revisions',
  description:
    'Every change of a figure that was published here: from what to what, which kind of change, why, and on what evidence.',
};

export async function generateMetadata(): Promise<Metadata> {
  const state = await readPageState();
  const metadata = toMetadata(state, HEAD);
  const types = { 'application/atom+xml': `${publicOrigin()}/corrections.atom` };
  return { ...metadata, alternates: { ...metadata.alternates, types } };
}

/** How many changes there are of each kind; kinds that did not occur are named too. */
function Counts({ corrections }: { corrections: readonly Correction[] }) {
  const kinds = [...CHANGES, 'withdrawn'] as const;
  return (
    <ul className="counts">
      {kinds.map((kind) => (
        <li key={kind}>
          {kind}: {corrections.filter((each) => each.kind === kind).length}
        </li>
      ))}
    </ul>
  );
}

function List({ name, corrections }: { name: string; corrections: readonly Correction[] }) {
  return (
    <section>
      <h2>{name}</h2>
      {corrections.length === 0 ? <p>None so far.</p> : null}
      {corrections.map((correction) => (
        <CorrectionEntry key={correction.to.position} correction={correction} />
      ))}
    </section>
  );
}

/** What changed since it was published. Our own errors stand apart from what others revised. */
export default async function CorrectionsPage() {
  const state = await readPageState();
  const corrections = truncate(await loadCorrections(openDb(), state.position));
  return (
    <PageFrame state={state} path="/corrections">
      <h1>Corrections and revisions</h1>
      <p className="lede">
        A figure that was published is never changed: a further version of it is appended, and the
        earlier one stays at its address. Here is each of these changes, the newest first; also{' '}
        <a href="/corrections.atom">as a feed (Atom)</a>.
      </p>
      <Counts corrections={corrections} />
      <List name="Our errors" corrections={corrections.filter(({ ownError }) => ownError)} />
      <List
        name="What publishers and claimants changed, other withdrawals, changes of method"
        corrections={corrections.filter(({ ownError }) => !ownError)}
      />
    </PageFrame>
  );
}
