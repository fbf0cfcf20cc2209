import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { VersionChanges } from '@/components/dataset/version-changes';
import { PageFrame } from '@/components/site/page-frame';
import type { ImportedVersion } from '@/db/queries/find-import';
import { openDb } from '@/db/web';
import { findTable, type LoadedImport, loadImports } from '@/loaders/load-dataset';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ from?: string; to?: string; table?: string }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  return toMetadata(await readPageState(), {
    path: `/datasets/${slug}/compare`,
    title: `What changed in ${slug}`,
    description: `Two versions of the dataset ${slug} held against each other: events added, gone and changed.`,
  });
}

/** Chooses two versions without a script. */
function Choice(props: { path: string; versions: ImportedVersion[]; from?: string; to?: string }) {
  const { path, versions, from, to } = props;
  const options = versions.map(({ version }) => <option key={version}>{version}</option>);
  return (
    <form className="dataset-filter" action={path} method="get">
      <label>
        From version
        <select name="from" defaultValue={from ?? versions.at(0)?.version}>
          {options}
        </select>
      </label>
      <label>
        To version
        <select name="to" defaultValue={to ?? versions.at(-1)?.version}>
          {options}
        </select>
      </label>
      <button type="submit">Compare</button>
    </form>
  );
}

function findLoaded(versions: ImportedVersion[], label: string | undefined): LoadedImport | null {
  const found = versions.find(({ version }) => version === label);
  return found && found.load !== null ? { ...found, load: found.load } : null;
}

/** What changed from one version of a dataset to another. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const state = await readPageState();
  const versions = (await loadImports(openDb(), state.position)).filter(
    ({ dataset }) => dataset === slug,
  );
  if (versions.length === 0) notFound();
  const path = `/datasets/${slug}/compare`;
  const [from, to] = [findLoaded(versions, asked.from), findLoaded(versions, asked.to)];
  const [before, after] = [from, to].map((version) => version && findTable(version, asked.table));
  // Which tables there are the page of each version says.
  if ((from && !before) || (to && !after)) notFound();
  const isAsked = asked.from !== undefined || asked.to !== undefined;
  return (
    <PageFrame state={state} path={path} trail={[{ href: '/datasets', name: 'Event data' }]}>
      <h1>What changed in {slug}</h1>
      <Choice path={path} versions={versions} {...asked} />
      {isAsked && (!from || !to) ? (
        <p>
          There is no such version here, or its rows are not in this copy of the ledger. Versions:{' '}
          {versions.map(({ version }) => version).join(', ')}.
        </p>
      ) : null}
      {from && to && before && after ? (
        <VersionChanges
          from={{ version: from, ...before }}
          to={{ version: to, ...after }}
          path={path}
        />
      ) : null}
    </PageFrame>
  );
}
