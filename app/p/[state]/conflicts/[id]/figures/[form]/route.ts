import type { NextRequest } from 'next/server';
import { writeConflictCsvw } from '@/app/csvw-file';
import { parseBom, parseFigureFilter } from '@/app/figure-filters';
import { respondWithFile } from '@/app/file-response';
import { openReader } from '@/app/reader';
import { parseState } from '@/app/state';
import { getConflictView } from '@/db/queries/get-conflict-view';
import { listStoredFigures } from '@/db/queries/list-figures';
import { exportCsv, exportFiguresJson } from '@/ledger/export';

type Context = { params: Promise<{ state: string; id: string; form: string }> };

/** `/conflicts/{slug}/figures.csv`, `.json` and `/csvw.json`. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { state, id, form } = await params;
  const { db, origin } = openReader();
  const { position } = parseState(state);
  const query = request.nextUrl.searchParams;
  const find = async () => {
    const view = await getConflictView(db, position, id);
    if (!view) return null;
    const all = await listStoredFigures(db, position, { conflict: id });
    const figures = all.filter(parseFigureFilter(query, all, view));
    return { name: view.conflict.name, figures };
  };
  return respondWithFile(form, {
    csv: async () => {
      const bom = parseBom(query);
      const found = await find();
      return found && exportCsv(found.figures, origin, bom);
    },
    json: async () => {
      const found = await find();
      return found && exportFiguresJson(found.figures, origin);
    },
    'csvw.json': async () => writeConflictCsvw(request, { origin, position }, await find()),
  });
}
