import { listStoredFigures } from '@/db/queries/list-figures';
import { exportCsv, exportFiguresJson } from '@/ledger/export';
import { figuresDocumentSchema } from '@/ledger/export-schema';
import { loadConflictBySlug, loadConflictView } from '@/loaders/load-conflict';
import { findWorldImport } from '@/loaders/load-world';
import { writeConflictCsvw } from './csvw-files';
import { FILTER_QUERY, parseFigureFilter } from './figure-filter';
import { type Found, subjectsOfConflict, subjectsOfNamed } from './found';
import { AT, BOM, CONFLICT, SCALE, SEARCH, STATUS } from './parameters';
import {
  type FileRequest,
  file,
  fillPath,
  type Landing,
  landingAt,
  page,
  type Route,
} from './route';

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

type FilterValues = Parameters<typeof parseFigureFilter>[0];

/** The figures that a file holds; null where there is no such conflict at the position. */
async function getFigures({ db, position, found, values }: FileRequest<FilterValues>) {
  const id = found.conflict ?? '';
  const [view, all] = await Promise.all([
    loadConflictView(db, position, id),
    listStoredFigures(db, position, { conflict: id }),
  ]);
  if (!view) return null;
  const figures = all.filter(parseFigureFilter(values, all, view));
  return { name: view.conflict.name, figures };
}

export const dashboard: Route = {
  path: '/',
  chapter: 'Figures',
  title: 'The dashboard, and the search',
  formats: { html: page({ at: AT, q: SEARCH }) },
  typed: 'q',
};

export const conflicts: Route = {
  path: '/conflicts',
  chapter: 'Figures',
  title: 'All conflicts',
  formats: { html: page(at) },
};

export const conflict: Route = {
  path: '/conflicts/{slug}',
  chapter: 'Figures',
  title: 'A conflict’s dashboard',
  params: { slug: CONFLICT },
  find: findConflictPage,
  landing,
  formats: { html: page({ ...at, ...FILTER_QUERY, scale: SCALE }) },
};

export const conflictFigures: Route = {
  path: '/conflicts/{slug}/figures',
  chapter: 'Figures',
  title: 'The figures of a conflict',
  note: 'In the order of their ids. Withdrawn figures are there only where `status` asks for them.',
  params: { slug: CONFLICT },
  find: findConflict,
  landing,
  formats: {
    csv: file({ ...at, ...filter, ...bom }, async (request) => {
      const found = await getFigures(request);
      return found && exportCsv(found.figures, request.origin, request.values.bom === '1');
    }),
    json: file({ ...at, ...filter }, async (request) => {
      const found = await getFigures(request);
      return found && exportFiguresJson(found.figures, request.origin);
    }),
    'csvw.json': file({ ...at, ...filter, ...bom }, async (request) =>
      writeConflictCsvw(request, await getFigures(request)),
    ),
  },
  json: figuresDocumentSchema,
};
