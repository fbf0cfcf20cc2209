import type { Metadata } from 'next';
import { askReleases } from '@/app/ask-release';
import { toMetadata } from '@/app/head';
import { parseState } from '@/app/state';
import { Recorded } from '@/components/figure/recorded';
import { PageFrame } from '@/components/site/page-frame';

type Props = { params: Promise<{ state: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return toMetadata(parseState((await params).state), {
    path: '/releases',
    title: 'Releases',
    description:
      'Named positions of the ledger, each frozen whole in one file with the checksums of all that is in it.',
  });
}

/** Every release, the newest first. */
export default async function ReleasesPage({ params }: Props) {
  const state = parseState((await params).state);
  const releases = await askReleases(state.position);
  return (
    <PageFrame state={state} path="/releases">
      <h1>Releases</h1>
      <p className="lede">
        A release freezes the whole ledger as it stood at one position: every figure and version as
        CSV and JSON with its metadata, the log, and the checksums of each, in one zip file whose
        bytes never change.
      </p>
      {releases.length === 0 ? (
        <p>
          There is no release yet. Any page and any file can be pinned to a position all the same:{' '}
          <a href="/methods#addresses">addresses that stay</a>.
        </p>
      ) : (
        <ul className="hits">
          {releases.map((release) => (
            <li key={release.name}>
              <a href={`/releases/${release.name}`}>{release.name}</a>
              <span className="claim-small">
                {' '}
                <Recorded at={release.recorded_at.toISOString()} />, position {release.upto}
              </span>
            </li>
          ))}
        </ul>
      )}
    </PageFrame>
  );
}
