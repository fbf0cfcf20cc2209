import { getHead } from '@/db/queries/get-head';
import { getReleaseZip } from '@/db/queries/get-release-zip';
import { loadCorrections, loadRecordCorrections } from '@/loaders/load-corrections';
import { loadRelease, toReleaseWork } from '@/loaders/load-release';
import { corrections, release } from '../changes';
import { NotFound } from '../http/errors';
import { citationWriters } from './citations';
import { writeCorrectionsFeed } from './corrections-feed';
import { type WritersOf, writer } from './writer';

/** The feed of corrections. */
export const correctionsWriters = {
  atom: writer(corrections.formats.atom, async ({ db, position, origin }) => {
    const head = await getHead(db, position);
    if (head === null) return null;
    const [corrections, records] = await Promise.all([
      loadCorrections(db, position),
      loadRecordCorrections(db, position),
    ]);
    return writeCorrectionsFeed(corrections, records, origin, head.recorded_at);
  }),
} satisfies WritersOf<typeof corrections>;

/** Every file of a release. */
export const releaseWriters = {
  zip: writer(release.formats.zip, async ({ db, position, params: [name = ''] }) => {
    const zip = await getReleaseZip(db, position, name);
    if (zip === null) throw new NotFound('The file of this release is not kept here.');
    return new Uint8Array(zip);
  }),
  ...citationWriters(release.formats, async ({ db, position, params: [name = ''], origin }) => {
    const found = await loadRelease(db, position, name);
    return found && [toReleaseWork(found, origin)];
  }),
} satisfies WritersOf<typeof release>;
