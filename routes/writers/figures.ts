import { toFigurePicture } from '@/charts/one-figure/picture';
import { listStoredVersions } from '@/db/queries/list-figure-versions';
import { citeNewest, citeVersion } from '@/ledger/citation/cite-figure';
import { exportCsv, exportFigureJson } from '@/ledger/export';
import { loadConflictView } from '@/loaders/load-conflict';
import { figure, figureVersion, getFigure } from '../figures';
import { writeTimeMap } from '../http/memento';
import { writeLinkset } from '../http/signposting';
import type { FileRequest } from '../route';
import { citationWriters } from './citations';
import { writeFigureCsvw } from './csvw';
import { pictureWriters } from './pictures';
import { type WritersOf, writer } from './writer';

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

/** Every file of a figure as it stands at a position. */
export const figureWriters = {
  csv: writer(figure.formats.csv, async (request) => {
    const found = await getFigure(request);
    return found && exportCsv([found], request.origin, request.values.bom === '1');
  }),
  json: writer(figure.formats.json, async (request) => {
    const found = await getFigure(request);
    return found && exportFigureJson(found, request.origin);
  }),
  ...pictureWriters(figure.formats, getPictured),
  ...citationWriters(figure.formats, async ({ db, position, params: [id = ''], origin }) =>
    citeNewest(await listStoredVersions(db, position, id), origin),
  ),
  'csvw.json': writer(figure.formats['csvw.json'], async (request) =>
    writeFigureCsvw(request, await getFigure(request)),
  ),
  'linkset.json': writer(figure.formats['linkset.json'], async (request) =>
    writeLinkset(figure, request),
  ),
  timemap: writer(figure.formats.timemap, async (request) => writeTimeMap(request)),
} satisfies WritersOf<typeof figure>;

/** Every file of one version. */
export const figureVersionWriters = {
  csv: writer(figureVersion.formats.csv, async (request) => {
    const found = await getFigure(request);
    return found && exportCsv([found], request.origin, request.values.bom === '1');
  }),
  json: writer(figureVersion.formats.json, async (request) => {
    const found = await getFigure(request);
    return found && exportFigureJson(found, request.origin);
  }),
  ...pictureWriters(figureVersion.formats, getPictured),
  ...citationWriters(figureVersion.formats, async (request) => {
    const found = await getFigure(request);
    return found && citeVersion(found, request.origin);
  }),
  'csvw.json': writer(figureVersion.formats['csvw.json'], async (request) =>
    writeFigureCsvw(request, await getFigure(request)),
  ),
  'linkset.json': writer(figureVersion.formats['linkset.json'], async (request) =>
    writeLinkset(figureVersion, request),
  ),
} satisfies WritersOf<typeof figureVersion>;
