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

/** What is written of a state of a figure, whichever it is: the newest, or the version of the path. */
function stateWriters(route: typeof figure | typeof figureVersion) {
  const formats: (typeof figureVersion)['formats'] = route.formats;
  return {
    csv: writer(formats.csv, async (request) => {
      const found = await getFigure(request);
      return found && exportCsv([found], request.origin, request.values.bom === '1');
    }),
    json: writer(formats.json, async (request) => {
      const found = await getFigure(request);
      return found && exportFigureJson(found, request.origin);
    }),
    ...pictureWriters(formats, getPictured),
    'csvw.json': writer(formats['csvw.json'], async (request) =>
      writeFigureCsvw(request, await getFigure(request)),
    ),
    'linkset.json': writer(formats['linkset.json'], async (request) =>
      writeLinkset(route, request),
    ),
  };
}

/** Every file of a figure as it stands at a position. */
export const figureWriters = {
  ...stateWriters(figure),
  ...citationWriters(figure.formats, async ({ db, position, params: [id = ''], origin }) =>
    citeNewest(await listStoredVersions(db, position, id), origin),
  ),
  timemap: writer(figure.formats.timemap, async (request) => writeTimeMap(request)),
} satisfies WritersOf<typeof figure>;

/** Every file of one version. */
export const figureVersionWriters = {
  ...stateWriters(figureVersion),
  ...citationWriters(figureVersion.formats, async (request) => {
    const found = await getFigure(request);
    return found && citeVersion(found, request.origin);
  }),
} satisfies WritersOf<typeof figureVersion>;
