import type { Metadata } from 'next';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { CitingRules } from '@/components/cite/citing-rules';
import { LastingAddresses } from '@/components/cite/lasting-addresses';
import { DatasetRules } from '@/components/dataset/dataset-rules';
import { ChartRules, SearchRules } from '@/components/methods/chart-rules';
import { ColumnTable } from '@/components/methods/column-table';
import { MeasureList } from '@/components/methods/measure-list';
import { Neutrality, Proof, RecordingRules } from '@/components/methods/method-rules';
import { QualifierTable } from '@/components/methods/qualifier-table';
import { RecordingPractice } from '@/components/methods/recording-practice';
import { SumRules } from '@/components/methods/sum-rules';
import { PageFrame } from '@/components/site/page-frame';
import { listMeasures } from '@/db/queries/list-measures';
import { openDb } from '@/db/web';

export async function generateMetadata(): Promise<Metadata> {
  return toMetadata(await readPageState(), {
    path: '/methods',
    title: 'Methods',
    description:
      'What each measure counts, which figures are recorded, what qualifiers mean and how they are drawn, what is never added, and how to check a fingerprint.',
  });
}

const SECTIONS = [
  ['recording', 'What is recorded'],
  ['practice', 'How the record is made'],
  ['measures', 'What is counted'],
  ['qualifiers', 'How exact a number is'],
  ['charts', 'How to read the charts'],
  ['sums', 'What can be added, and what cannot'],
  ['datasets', 'Event data'],
  ['fingerprints', 'Versions, editions, fingerprints'],
  ['addresses', 'Permanent addresses'],
  ['citing', 'How to cite'],
  ['search', 'How the search reads words'],
  ['names', 'Names and neutrality'],
  ['columns', 'The columns of the files'],
] as const;

/** How figures are recorded, compared, drawn and proven. */
export default async function MethodsPage() {
  const state = await readPageState();
  const measures = await listMeasures(openDb(), state.position);
  return (
    <PageFrame state={state} path="/methods">
      <h1>Methods</h1>
      <nav className="contents" aria-label="On this page">
        <ul>
          {SECTIONS.map(([id, name]) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <RecordingRules />
      <RecordingPractice />
      <MeasureList measures={measures} />
      <QualifierTable />
      <ChartRules />
      <SumRules />
      <DatasetRules />
      <Proof />
      <LastingAddresses />
      <CitingRules />
      <SearchRules />
      <Neutrality />
      <ColumnTable />
    </PageFrame>
  );
}
