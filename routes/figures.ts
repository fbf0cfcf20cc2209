import { toFigurePicture } from '@/charts/one-figure/picture';
import { getFigurePlaces } from '@/db/queries/get-figure-places';
import { listStoredVersions } from '@/db/queries/list-figure-versions';
import { citeNewest, citeVersion } from '@/ledger/citation/cite-figure';
import { exportCsv, exportFigureJson } from '@/ledger/export';
import { figureDocumentSchema } from '@/ledger/export-schema';
import type { StoredFigure } from '@/ledger/figure';
import { loadConflictView } from '@/loaders/load-conflict';
import { citationFormats } from './citation-files';
import { writeFigureCsvw } from './csvw-files';
import { type Found, subjectsOfFigure } from './found';
import { writeTimeMap } from './http/memento';
import { writeLinkset } from './http/signposting';
import { AT, BOM, FIGURE, VERSION } from './parameters';
import { FROZEN_PICTURE_QUERIES, pictureFormats } from './picture-files';
import { type FileRequest, file, fillPath, landingAt, page, type Route } from './route';

const at = { at: AT };

/** The version that a request is about: the newest up to its position, or the one that it names. */
async function getFigure({
  db,
  position,
  params,
  found,
}: FileRequest): Promise<StoredFigure | null> {
  const versions = await listStoredVersions(db, position, params[0] ?? '');
  if (found.version === undefined) return versions.at(-1) ?? null;
  return versions.find(({ version }) => version === found.version) ?? null;
}

/**
 * One version as a picture, with its rivals as they stand at the request's position: none shows one of
 * two. The conflict's names of its sides give the marks their hue and shape.
 */
async function getPictured(request: FileRequest) {
  const figure = await getFigure(request);
  if (figure === null) return null;
  const view = await loadConflictView(request.db, request.position, figure.conflict.id);
  const rivals = view?.figures.filter(({ question }) => question.id === figure.question.id) ?? [];
  const sides = view?.conflict.sides ?? [];
  return toFigurePicture(figure, rivals, { conflict: { sides } }, request.origin);
}

const find: NonNullable<Route['find']> = async (db, position, [id = '']): Promise<Found> => {
  const places = await getFigurePlaces(db, position, id);
  return places && { subjects: subjectsOfFigure(id, places.question), figure: { id, places } };
};

const bom = { bom: BOM };

/** A figure as it stands at a position, with its history. */
export const figure: Route = {
  path: '/figures/{id}',
  chapter: 'Figures',
  title: 'A figure as it stands',
  note: 'The newest version, or the one that was in force at the position `at`.',
  params: { id: FIGURE },
  find,
  landing: (params) => landingAt('Claim', figure, fillPath(figure, params, 'html')),
  formats: {
    html: page(at),
    csv: file({ ...at, ...bom }, async (request) => {
      const found = await getFigure(request);
      return found && exportCsv([found], request.origin, request.values.bom === '1');
    }),
    json: file(at, async (request) => {
      const found = await getFigure(request);
      return found && exportFigureJson(found, request.origin);
    }),
    ...pictureFormats(FROZEN_PICTURE_QUERIES, at, getPictured),
    ...citationFormats(at, async ({ db, position, params: [id = ''], origin }) =>
      citeNewest(await listStoredVersions(db, position, id), origin),
    ),
    'csvw.json': file({ ...at, ...bom }, async (request) =>
      writeFigureCsvw(request, await getFigure(request)),
    ),
    'linkset.json': file({}, async (request) => writeLinkset(figure, request)),
    timemap: file({}, async (request) => writeTimeMap(request)),
  },
  json: figureDocumentSchema,
  sameUnder: {
    410: 'The figure was withdrawn: its last value, the reason, and what replaces it.',
  },
};

/** One version of a figure: its files never change a byte; its page may get a banner. */
export const figureVersion: Route = {
  path: '/figures/{id}/v{n}',
  chapter: 'Figures',
  title: 'One version of a figure',
  note: 'What to cite: its files never change a byte.',
  params: { id: FIGURE, n: VERSION },
  find: async (db, position, params, format) => {
    const found = await find(db, position, params, format);
    if (found === null || 'movedTo' in found) return found;
    const version = Number(params[1]);
    const place = found.figure?.places.versions[version - 1];
    if (!place) return null;
    // A picture shows the version's number beside its rivals of today: none shows one of two.
    const isFile = !['html', 'linkset.json', 'svg', 'png'].includes(format);
    return { ...found, version, ...(isFile ? { fixedAt: place.position } : {}) };
  },
  exists: async (request) => (await getFigure(request)) !== null,
  landing: (params) => landingAt('Claim', figureVersion, fillPath(figureVersion, params, 'html')),
  formats: {
    html: page(at),
    csv: file(bom, async (request) => {
      const found = await getFigure(request);
      return found && exportCsv([found], request.origin, request.values.bom === '1');
    }),
    json: file({}, async (request) => {
      const found = await getFigure(request);
      return found && exportFigureJson(found, request.origin);
    }),
    ...pictureFormats(FROZEN_PICTURE_QUERIES, {}, getPictured),
    ...citationFormats({}, async (request) => {
      const found = await getFigure(request);
      return found && citeVersion(found, request.origin);
    }),
    'csvw.json': file(bom, async (request) => writeFigureCsvw(request, await getFigure(request))),
    'linkset.json': file({}, async (request) => writeLinkset(figureVersion, request)),
  },
  json: figureDocumentSchema,
  frozen: true,
};
