import type { Metadata } from 'next';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { CorrectionList } from '@/components/figure/correction-list';
import { RecordCorrectionEntry } from '@/components/figure/record-correction-entry';
import { PageFrame } from '@/components/site/page-frame';
import { truncate } from '@/components/site/truncate';
import { openDb } from '@/db/web';
import type { Correction } from '@/ledger/correction';
import type { RecordCorrection } from '@/ledger/record-correction';
import { capitalise } from '@/ledger/text';
import { CHANGES } from '@/ledger/vocabulary';
import { loadCorrections, loadRecordCorrections } from '@/loaders/load-corrections';
import { publicOrigin } from '@/routes/origin';

const HEAD = {
  path: '/corrections',
  title: 'Corrections and revisions',
  description:
    'Every change of a figure that was published here, and of what figures name: from what to what, which kind of change, why, and on what evidence.',
};

export async function generateMetadata(): Promise<Metadata> {
  const state = await readPageState();
  const metadata = await toMetadata(state, HEAD);
  const types = { 'application/atom+xml': `${publicOrigin()}/corrections.atom` };
  return { ...metadata, alternates: { ...metadata.alternates, types } };
}

type Changes = { corrections: readonly Correction[]; records: readonly RecordCorrection[] };

/** How many changes there are of each kind; kinds that did not occur are named too. */
function Counts({ corrections, records }: Changes) {
  const kinds = [...CHANGES, 'withdrawn'] as const;
  const all = [...corrections, ...records];
  return (
    <ul className="counts">
      {kinds.map((kind) => (
        <li key={kind}>
          {capitalise(kind)}: {all.filter((each) => each.kind === kind).length}
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
      <CorrectionList corrections={corrections} />
    </section>
  );
}

/** What was recorded anew of what figures name. Left out where there is nothing of the kind. */
function Records({ records }: { records: readonly RecordCorrection[] }) {
  if (records.length === 0) return null;
  return (
    <section id="records">
      <h2>What figures name: questions, documents, phases, relations</h2>
      {records.map((correction) => (
        <RecordCorrectionEntry key={correction.to.position} correction={correction} />
      ))}
    </section>
  );
}

/** What changed since it was published. Our own errors stand apart from what others revised. */
export default async function CorrectionsPage() {
  const state = await readPageState();
  const [figures, others] = await Promise.all([
    loadCorrections(openDb(), state.position),
    loadRecordCorrections(openDb(), state.position),
  ]);
  const corrections = truncate(figures);
  const records = truncate(others);
  return (
    <PageFrame state={state} path="/corrections">
      <h1>Corrections and revisions</h1>
      <p className="lede">
        A figure that was published is never changed: a further version of it is appended, and the
        earlier one stays at its address. Here is each of these changes, the newest first; also{' '}
        <a href="/corrections.atom">as a feed (Atom)</a>.
      </p>
      <Counts corrections={corrections} records={records} />
      <List name="Our errors" corrections={corrections.filter(({ ownError }) => ownError)} />
      <List
        name="What publishers and claimants changed, other withdrawals, changes of method"
        corrections={corrections.filter(({ ownError }) => !ownError)}
      />
      <Records records={records} />
    </PageFrame>
  );
}
