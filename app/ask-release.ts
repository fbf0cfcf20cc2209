import { cache } from 'react';
import { listReleases, type Release } from '@/db/queries/list-releases';
import { citeRelease } from '@/ledger/citation/cite-release';
import type { Work } from '@/ledger/citation/work';
import { openReader } from './reader';

/** Every release up to a position, the newest first. */
export const askReleases = cache(
  async (position: number): Promise<Release[]> =>
    (await listReleases(openReader().db, position)).reverse(),
);

/** The release of a name, or null where there is none by that position. */
export const askRelease = cache(
  async (position: number, name: string): Promise<Release | null> =>
    (await askReleases(position)).find((release) => release.name === name) ?? null,
);

/** A release as a work to cite. @param origin the public one, without a slash at its end */
export function toReleaseWork(release: Release, origin: string): Work {
  return citeRelease({
    name: release.name,
    position: release.upto,
    released_at: release.recorded_at.toISOString(),
    address: `${origin}/releases/${release.name}`,
  });
}
