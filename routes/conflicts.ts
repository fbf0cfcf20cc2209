import { figuresDocumentSchema } from '@/ledger/export-schema';
import { loadConflictBySlug } from '@/loaders/load-conflict';
import { findWorldImport } from '@/loaders/load-world';
import { checkPageFilter, FILTER_QUERY } from './figure-filter';
import { type Found, subjectsOfConflict, subjectsOfNamed } from './found';
import { AT, BOM, CONFLICT, SCALE, SEARCH, STATUS } from './parameters';
import { asked, fillPath, type Landing, landingAt, type Route } from './route';

const at = { at: AT };
const bom = { bom: BOM };
const filter = { ...FILTER_QUERY, status: STATUS };

/** What belongs to the conflict that the first path parameter names; a name given up leads to the newer one. */
export const findConflict: NonNullable<Route['find']> = async (
  db,
  position,
  [slug = '', ...rest],
): Promise<Found> => {
  const named = await loadConflictBySlug(db, position, slug);
  if (named === null) return null;
  if ('renamedTo' in named) return { movedTo: [named.renamedTo, ...rest] };
  const { id } = named.conflict;
  return { subjects: subjectsOfConflict(id), conflict: id };
};

/** A conflict's page says where its countries stand, too, which a dataset has. */
const findConflictPage: NonNullable<Route['find']> = async (db, position, params, format) => {
  const found = await findConflict(db, position, params, format);
  if (found === null || 'movedTo' in found || found.subjects === null) return found;
  const world = await findWorldImport(db, position);
  if (world === null) return found;
  const [conflict, ...others] = found.subjects;
  const dataset = subjectsOfNamed('dataset', world.dataset);
  return { ...found, subjects: [conflict, ...others, ...dataset] };
};

/** A conflict's page is the page of its figures' files. */
function landing(params: readonly string[]): Landing {
  const path = fillPath(conflict, params, 'html');
  return landingAt('Dataset', conflictFigures, path, { stem: `${path}/figures` });
}

export const dashboard = {
  path: '/',
  chapter: 'Figures',
  title: 'The dashboard, and the search',
  formats: { html: asked({ at: AT, q: SEARCH }) },
  typed: 'q',
} satisfies Route;

export const conflicts = {
  path: '/conflicts',
  chapter: 'Figures',
  title: 'All conflicts',
  formats: { html: asked(at) },
} satisfies Route;

export const conflict = {
  path: '/conflicts/{slug}',
  chapter: 'Figures',
  title: 'A conflict’s dashboard',
  params: { slug: CONFLICT },
  find: findConflictPage,
  exists: async (request) => {
    await checkPageFilter(request);
    return true;
  },
  landing,
  formats: { html: asked({ ...at, ...FILTER_QUERY, scale: SCALE }) },
} satisfies Route;

export const conflictFigures = {
  path: '/conflicts/{slug}/figures',
  chapter: 'Figures',
  title: 'The figures of a conflict',
  note: 'In the order of their ids. Withdrawn figures are there only where `status` asks for them.',
  params: { slug: CONFLICT },
  find: findConflict,
  landing,
  formats: {
    csv: asked({ ...at, ...filter, ...bom }),
    json: asked({ ...at, ...filter }),
    'csvw.json': asked({ ...at, ...filter, ...bom }),
  },
  json: figuresDocumentSchema,
} satisfies Route;
