import type { Metadata } from 'next';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { formatCount } from '@/components/dataset/words';
import { PageFrame } from '@/components/site/page-frame';
import { WideTable } from '@/components/site/wide-table';
import type { ImportedVersion } from '@/db/queries/find-import';
import { openDb } from '@/db/web';
import type { Conflict } from '@/ledger/conflict';
import { loadConflicts } from '@/loaders/load-conflict';
import { loadImports } from '@/loaders/load-dataset';

export async function generateMetadata(): Promise<Metadata> {
  return toMetadata(await readPageState(), {
    path: '/datasets',
    title: 'Data',
    description:
      'Everything to download: the figures of each conflict as CSV and JSON, event datasets in each version that their publishers gave out, and releases of the whole ledger.',
  });
}

/** The figures of every conflict as files. */
function FigureFiles({ conflicts }: { conflicts: readonly Conflict[] }) {
  return (
    <section id="figures">
      <h2>Figures</h2>
      <p>
        One figure a row, with who says it, its bound, its document and its permanent address.{' '}
        <a href="/methods#columns">What each column means</a>.
      </p>
      <WideTable caption="All figures, by conflict">
        <thead>
          <tr>
            <th scope="col">Conflict</th>
            <th scope="col">Files</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ id, slug, name }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/conflicts/${slug}`}>{name}</a>
              </th>
              <td>
                <a href={`/conflicts/${slug}/figures.csv`}>CSV</a> ·{' '}
                <a href={`/conflicts/${slug}/figures.csv?bom=1`}>CSV for Excel</a> ·{' '}
                <a href={`/conflicts/${slug}/figures.json`}>JSON</a>
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}

/** Every dataset and its versions. */
function Datasets({ versions }: { versions: readonly ImportedVersion[] }) {
  if (versions.length === 0) {
    return (
      <p>
        No event dataset is in this copy of the ledger. Its operator imports one with{' '}
        <code>casualty-ledger import</code>.
      </p>
    );
  }
  return (
    <>
      <p>
        Datasets of single events and of yearly totals, each in the versions that its publisher gave
        out. Rows are kept as published, odd ones too; what the publisher changed comes as a further
        version.
      </p>
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
    </>
  );
}

/** Everything that can be downloaded. */
export default async function DatasetsPage() {
  const state = await readPageState();
  const [conflicts, versions] = await Promise.all([
    loadConflicts(openDb(), state.position),
    loadImports(openDb(), state.position),
  ]);
  return (
    <PageFrame state={state} path="/datasets">
      <h1>Data</h1>
      <FigureFiles conflicts={conflicts} />
      <section id="datasets">
        <h2>Event data</h2>
        <Datasets versions={versions} />
        <h3>UCDP’s events, one by one</h3>
        <p>
          UCDP’s Georeferenced Event Dataset (GED) is not shipped: an operator imports it, in three
          lines.
        </p>
        <ol>
          <li>
            Get a version as CSV from{' '}
            <a href="https://ucdp.uu.se/downloads/" rel="noopener noreferrer">
              ucdp.uu.se/downloads
            </a>{' '}
            (CC BY 4.0).
          </li>
          <li>
            Import it:{' '}
            <code>
              casualty-ledger import ucdp-ged GEDEvent_v24_1.csv --dataset ucdp-ged --version 24.1
              --licence "CC BY 4.0" --source https://ucdp.uu.se/downloads/ --by "A. Editor"
            </code>
          </li>
          <li>It stands here with its sums, map and rows; a later version is compared with it.</li>
        </ol>
      </section>
      <section id="releases">
        <h2>Releases</h2>
        <p>
          The whole ledger as published on one day, in one zip file with checksums:{' '}
          <a href="/releases">releases</a>. For programs there is an <a href="/api">API</a>.
        </p>
      </section>
    </PageFrame>
  );
}
