import { getFirstChange } from '@/db/queries/get-first-change';
import { getHead } from '@/db/queries/get-head';
import { getReleaseZip } from '@/db/queries/get-release-zip';
import { loadCorrections, loadRecordCorrections } from '@/loaders/load-corrections';
import { loadRelease, toReleaseWork } from '@/loaders/load-release';
import { citationFormats } from './citation-files';
import { writeCorrectionsFeed } from './corrections-feed';
import { subjectsOfNamed } from './found';
import { NotFound } from './http/errors';
import { AT, RELEASE } from './parameters';
import { file, fillPath, landingAt, page, type Route } from './route';

const at = { at: AT };

export const corrections: Route = {
  path: '/corrections',
  chapter: 'Changes',
  title: 'Every change of a published figure',
  note: 'Newest first: from what to what, which kind of change, and why.',
  formats: {
    html: page(at),
    atom: file(at, async ({ db, position, origin }) => {
      const head = await getHead(db, position);
      if (head === null) return null;
      const [corrections, records] = await Promise.all([
        loadCorrections(db, position),
        loadRecordCorrections(db, position),
      ]);
      return writeCorrectionsFeed(corrections, records, origin, head.recorded_at);
    }),
  },
};

export const releases: Route = {
  path: '/releases',
  chapter: 'Changes',
  title: 'All releases',
  formats: { html: page(at) },
};

/** A release is one state: its files have no others, and its page says the same permanently. */
export const release: Route = {
  path: '/releases/{name}',
  chapter: 'Changes',
  title: 'The whole ledger at a position, in one file with checksums',
  note: 'A Frictionless data package. Its files never change a byte.',
  params: { name: RELEASE },
  find: async (db, position, [name = ''], format) => {
    const subjects = subjectsOfNamed('release', name);
    const fixedAt = await getFirstChange(db, position, subjects[0]);
    if (fixedAt === null) return null;
    return format === 'html' ? { subjects } : { subjects, fixedAt };
  },
  landing: (params) => landingAt('Dataset', release, fillPath(release, params, 'html')),
  formats: {
    html: page(at),
    zip: file({}, async ({ db, position, params: [name = ''] }) => {
      const zip = await getReleaseZip(db, position, name);
      if (zip === null) throw new NotFound('The file of this release is not kept here.');
      return new Uint8Array(zip);
    }),
    ...citationFormats({}, async ({ db, position, params: [name = ''], origin }) => {
      const found = await loadRelease(db, position, name);
      return found && [toReleaseWork(found, origin)];
    }),
  },
};
