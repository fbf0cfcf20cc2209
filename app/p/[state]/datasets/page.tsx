import type { Metadata } from 'next';
import { askImports } from '@/app/ask-dataset';
import { formatCount } from '@/app/dataset-words';
import { toMetadata } from '@/app/head';
import { parseState } from '@/app/state';
import { PageFrame } from '@/components/site/page-frame';
import { WideTable } from '@/components/site/wide-table';

type Props = { params: Promise<{ state: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return toMetadata(parseState((await params).state), {
    path: '/datasets',
    title: 'Event data',
    description:
      'Event datasets in the versions that their publishers gave out, kept as published, summed, and compared from one version to the next.',
  });
}

/** Every dataset and its versions. */
export default async function DatasetsPage({ params }: Props) {
  const state = parseState((await params).state);
  const versions = await askImports(state.position);
  return (
    <PageFrame state={state} path="/datasets">
      <h1>Event data</h1>
      <p className="lede">
        Datasets of single events, each in the versions that its publisher gave out. Rows are kept
        as published, odd ones too; what the publisher changed comes as a further version.
      </p>
      {versions.length === 0 ? (
        <p>
          No dataset is in this copy of the ledger. Whoever runs it imports one with{' '}
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
