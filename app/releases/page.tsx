import type { Metadata } from 'next';
import { toMetadata } from '@/app/head';
import { readPageState } from '@/app/page-state';
import { Recorded } from '@/components/figure/recorded';
import { PageFrame } from '@/components/site/page-frame';
import { openDb } from '@/db/web';
import { loadReleases } from '@/loaders/load-release';

export async function generateMetadata(): Promise<Metadata> {
  return toMetadata(await readPageState(), {
    path: '/releases',
    title: 'Releases',
    description:
      'Named editions of the ledger, each frozen whole in one file with the checksums of all that is in it.',
  });
}

/** Every release, the newest first. */
export default async function ReleasesPage() {
  const state = await readPageState();
  const releases = await loadReleases(openDb(), state.position);
  return (
    <PageFrame state={state} path="/releases">
      <h1>Releases</h1>
      <p className="lede">
        A release freezes the whole ledger as published on one day: every figure and version as CSV
        and JSON with its metadata, the log, and the checksums of each, in one zip file whose bytes
        never change.
      </p>
      {releases.length === 0 ? (
        <p>
          There is no release yet. Any page and any file has an address for each edition all the
          same: <a href="/methods#addresses">permanent addresses</a>.
        </p>
      ) : (
        <ul className="hits">
          {releases.map((release) => (
            <li key={release.name}>
              <a href={`/releases/${release.name}`}>{release.name}</a>
              <span className="claim-small">
                {' '}
                <Recorded at={release.recorded_at.toISOString()} /> (edition {release.upto})
              </span>
            </li>
          ))}
        </ul>
      )}
    </PageFrame>
  );
}
