import { listStoredFigures } from '@/db/queries/list-figures';
import { exportCsv, exportFiguresJson } from '@/ledger/export';
import { loadConflictView } from '@/loaders/load-conflict';
import { conflictFigures } from '../conflicts';
import { parseFigureFilter } from '../figure-filter';
import type { FileRequest } from '../route';
import { writeConflictCsvw } from './csvw';
import { type WritersOf, writer } from './writer';

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

const { formats } = conflictFigures;

/** Every file of a conflict's figures. */
export const conflictFiguresWriters = {
  csv: writer(formats.csv, async (request) => {
    const found = await getFigures(request);
    return found && exportCsv(found.figures, request.origin, request.values.bom === '1');
  }),
  json: writer(formats.json, async (request) => {
    const found = await getFigures(request);
    return found && exportFiguresJson(found.figures, request.origin);
  }),
  'csvw.json': writer(formats['csvw.json'], async (request) =>
    writeConflictCsvw(request, await getFigures(request)),
  ),
} satisfies WritersOf<typeof conflictFigures>;
