import type { Metadata } from 'next';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { formatCount } from '@/components/dataset/words';
import { PageFrame } from '@/components/site/page-frame';
import { WideTable } from '@/components/site/wide-table';
import { openDb } from '@/db/web';
import { loadImports } from '@/loaders/load-dataset';

export async function generateMetadata(): Promise<Metadata> {
  return toMetadata(await readPageState(), {
    path: '/datasets',
    title: 'Event data',
    description:
      'Event datasets in the versions that their publishers gave out, kept as published, summed, and compared from one version to the next.',
  });
}

/** Every dataset and its versions. */
export default async function DatasetsPage() {
  const state = await readPageState();
  const versions = await loadImports(openDb(), state.position);
  return (
    <PageFrame state={state} path="/datasets">
      <h1>Event data</h1>
      <p className="lede">
        Datasets of single events, each in the versions that its publisher gave out. Rows are kept
        as published, odd ones too; what the publisher changed comes as a further version.
      </p>
      {versions.length === 0 ? (
        <p>
          No dataset is in this copy of the ledger. Its operator imports one with{' '}
          <code>casualty-ledger import</code>.
        </p>
      ) : (
        <WideTable caption="Datasets and their versions, in the order of their import">
          <thead>
            <tr>
              <th scope="col">Dataset</th>
              <th scope="col">Version</th>
              <th scope="col" className="number">
                Rows
              </th>
              <th scope="col">Publisher</th>
              <th scope="col">Licence</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ dataset, version, title, tables, publisher, licence }) => (
              <tr key={`${dataset} ${version}`}>
                <th scope="row">
                  <a href={`/datasets/${dataset}/${version}`}>{title}</a> ({dataset})
                </th>
                <td>{version}</td>
                <td className="number">
                  {formatCount(tables.reduce((sum, { rows }) => sum + rows, 0))}
                </td>
                <td>{publisher}</td>
                <td>{licence}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
    </PageFrame>
  );
}
