import { getFirstChange } from '@/db/queries/get-first-change';
import { citationFormats } from './citation-formats';
import { subjectsOfNamed } from './found';
import { AT, RELEASE } from './parameters';
import { asked, fillPath, type Landing, landingAt, type Route } from './route';

const at = { at: AT };

export const corrections = {
  path: '/corrections',
  chapter: 'Changes',
  title: 'Every change of a published figure',
  note: 'Newest first: from what to what, which kind of change, and why.',
  formats: {
    html: asked(at),
    atom: asked(at),
  },
} satisfies Route;

export const releases = {
  path: '/releases',
  chapter: 'Changes',
  title: 'All releases',
  formats: { html: asked(at) },
} satisfies Route;

/** A release is one state: its files have no others, and its page says the same permanently. */
export const release = {
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
  landing: (params): Landing => landingAt('Dataset', release, fillPath(release, params, 'html')),
  formats: {
    html: asked(at),
    zip: asked({}),
    ...citationFormats({}),
  },
} satisfies Route;
