import type { Database } from '@/db/client';
import { listReleases, type Release } from '@/db/queries/list-releases';
import { citeRelease } from '@/ledger/citation/cite-release';
import type { Work } from '@/ledger/citation/work';

/** Every release up to a position, the newest first. */
export async function loadReleases(db: Database, position: number): Promise<Release[]> {
  return (await listReleases(db, position)).reverse();
}

/** The release of a name, or null where there is none by that position. */
export async function loadRelease(
  db: Database,
  position: number,
  name: string,
): Promise<Release | null> {
  return (await loadReleases(db, position)).find((release) => release.name === name) ?? null;
}

/** A release as a work to cite. @param origin the public one, without a slash at its end */
export function toReleaseWork(release: Release, origin: string): Work {
  return citeRelease({
    name: release.name,
    position: release.upto,
    released_at: release.recorded_at.toISOString(),
    address: `${origin}/releases/${release.name}`,
  });
}
