import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { DatasetFacts, DatasetTables } from '@/components/dataset/dataset-facts';
import { DatasetFiles } from '@/components/dataset/dataset-files';
import { DatasetFilter } from '@/components/dataset/dataset-filter';
import { DatasetSums } from '@/components/dataset/dataset-sums';
import { EventRows } from '@/components/dataset/event-rows';
import { formatCount } from '@/components/dataset/words';
import { PageFrame } from '@/components/site/page-frame';
import { formatOf, layoutOf } from '@/datasets/formats';
import { filterOf } from '@/db/queries/event-filter';
import type { ImportedVersion } from '@/db/queries/find-import';
import { listSources } from '@/db/queries/list-sources';
import { openDb } from '@/db/web';
import { findTable, type LoadedImport, loadImport, loadImports } from '@/loaders/load-dataset';
import { loadRows } from '@/loaders/load-rows';
import { VERSION_QUERY } from '@/routes/datasets';
import { readQuery } from '@/routes/parameter';

type Props = {
  params: Promise<{ slug: string; version: string }>;
  searchParams: Promise<Record<string, string>>;
};

async function findVersion({ params }: Props) {
  const { slug, version: label } = await params;
  const state = await readPageState();
  const version = await loadImport(openDb(), state.position, slug, label);
  if (!version) notFound();
  return { state, version, path: `/datasets/${slug}/${label}` };
}

function describe({ title, version, tables, publisher, format }: ImportedVersion): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const taken =
    format === 'dated-counts'
      ? `facts from the files of ${publisher}`
      : `as ${publisher} published it`;
  return `${title}, version ${version}, ${taken}: ${formatCount(rows)} rows, with their checksums, sums and files.`;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { state, version, path } = await findVersion(props);
  return toMetadata(state, {
    path,
    title: `${version.title}, ${version.version}`,
    description: describe(version),
  });
}

function isLoaded(version: ImportedVersion): version is LoadedImport {
  return version.load !== null;
}

/** The other versions of the dataset, and what changed from each to the next. */
async function OtherVersions(props: { version: ImportedVersion; position: number }) {
  const { version, position } = props;
  const all = await loadImports(openDb(), position);
  const others = all.filter(
    (each) => each.dataset === version.dataset && each.version !== version.version,
  );
  if (others.length === 0) return null;
  const base = `/datasets/${version.dataset}`;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Other versions</h2>
      <ul>
        {others.map((other) => {
          const isLater = other.position > version.position;
          const [from, to] = isLater ? [version, other] : [other, version];
          return (
            <li key={other.version}>
              <a href={`${base}/${other.version}`}>{other.version}</a>,{' '}
              <a href={`${base}/compare?from=${from.version}&to=${to.version}`}>
                what changed from {from.version} to {to.version}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What of a version is in its rows: sums, and the rows themselves, as far as the filter leaves them. */
async function Rows(props: { version: LoadedImport; path: string; given: Record<string, string> }) {
  const { version, path, given } = props;
  const {
    rows: page,
    table: name,
    at: _at,
    ...words
  } = readQuery(VERSION_QUERY, new URLSearchParams(given));
  const found = findTable(version, name);
  if (found === null) notFound();
  const { table, tableNo } = found;
  const query = new URLSearchParams(given);
  for (const own of ['rows', 'at']) query.delete(own);
  const filter = filterOf(words);
  const { sums } = formatOf(version.format);
  const counts = sums === 'categories';
  const dated = layoutOf(version.format, table).rowsAreEvents;
  const at = { load: version.load, tableNo, dated };
  const shown = await loadRows(openDb(), at, filter, page, { path, query });
  const several = version.tables.length > 1;
  return (
    <>
      {several ? <p>The table {table.name} is shown below.</p> : null}
      {counts ? null : <DatasetFilter path={path} given={given} byCountry={sums === 'countries'} />}
      <DatasetFiles
        path={path}
        table={table}
        several={several}
        filter={query.toString()}
        hasSums={sums === 'deaths'}
      />
      <DatasetSums
        at={at}
        filter={filter}
        version={version}
        query={query.toString()}
        rows={table.rows}
        sums={sums}
      />
      <EventRows rows={shown.rows} sums={sums} links={shown.links} />
    </>
  );
}

/** One version of a dataset: what it is, what it sums to, and its rows. */
export default async function DatasetVersionPage(props: Props) {
  const { state, version, path } = await findVersion(props);
  const [given, sources] = await Promise.all([
    props.searchParams,
    listSources(openDb(), state.position),
  ]);
  return (
    <PageFrame state={state} path={path} trail={[{ href: '/datasets', name: 'Event data' }]}>
      <h1>
        {version.title}, {version.version}
      </h1>
      <p className="lede">{describe(version)}</p>
      <DatasetFacts
        version={version}
        documents={sources.filter(({ url }) => url === version.source)}
      />
      <DatasetTables version={version} path={path} />
      {isLoaded(version) ? (
        <Rows version={version} path={path} given={given} />
      ) : (
        <p>
          Its rows are not in this copy of the ledger, which knows their checksums. Its operator
          loads them by importing the same file again.
        </p>
      )}
      <OtherVersions version={version} position={state.position} />
    </PageFrame>
  );
}
