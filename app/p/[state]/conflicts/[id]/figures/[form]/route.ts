import type { NextRequest } from 'next/server';
import { parseBom, parseFigureFilter } from '@/app/figure-filters';
import { respondWithFile } from '@/app/file-response';
import { openReader } from '@/app/reader';
import { parseState } from '@/app/state';
import { getConflictView } from '@/db/queries/get-conflict-view';
import { listStoredFigures } from '@/db/queries/list-figures';
import { exportCsv, exportFiguresJson } from '@/figures/export';

type Context = { params: Promise<{ state: string; id: string; form: string }> };

/** `/conflicts/{slug}/figures.csv` and `.json`. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { state, id, form } = await params;
  const { db, origin } = openReader();
  const { position } = parseState(state);
  const query = request.nextUrl.searchParams;
  const list = async () => {
    const view = await getConflictView(db, position, id);
    if (!view) return null;
    const figures = await listStoredFigures(db, position, { conflict: id });
    return figures.filter(parseFigureFilter(query, figures, view));
  };
  return respondWithFile(form, {
    csv: async () => {
      const bom = parseBom(query);
      const figures = await list();
      return figures && exportCsv(figures, origin, bom);
    },
    json: async () => {
      const figures = await list();
      return figures && exportFiguresJson(figures, origin);
    },
  });
}
