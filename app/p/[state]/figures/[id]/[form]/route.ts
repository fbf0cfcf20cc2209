import type { NextRequest } from 'next/server';
import { citationFiles } from '@/app/citation-files';
import { writeFigureCsvw } from '@/app/csvw-file';
import { parseBom } from '@/app/figure-filters';
import { respondWithFigurePicture } from '@/app/figure-picture';
import { respondWithFile } from '@/app/file-response';
import { openReader } from '@/app/reader';
import { parseState } from '@/app/state';
import { listFigureVersions } from '@/db/queries/list-figure-versions';
import { citeNewest } from '@/ledger/citation/cite-figure';
import { exportCsv, exportFigureJson } from '@/ledger/export';

type Context = { params: Promise<{ state: string; id: string; form: string }> };

/**
 * `/figures/{id}` as `.csv`, `.json`, `.svg`, `.png`, `.bib`, `.ris`, `.csl.json` and `/csvw.json`: the
 * figure as it stands at a position.
 */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { state, id, form } = await params;
  const { db, origin } = openReader();
  const { position } = parseState(state);
  const list = () => listFigureVersions(db, position, id);
  const newest = async () => (await list()).at(-1) ?? null;
  if (form === 'svg' || form === 'png')
    return respondWithFigurePicture(form, request, position, newest);
  return respondWithFile(form, {
    csv: async () => {
      const bom = parseBom(request.nextUrl.searchParams);
      const figure = await newest();
      return figure && exportCsv([figure], origin, bom);
    },
    json: async () => {
      const figure = await newest();
      return figure && exportFigureJson(figure, origin);
    },
    'csvw.json': async () => writeFigureCsvw(request, origin, await newest()),
    ...citationFiles(async () => citeNewest(await list(), origin)),
  });
}
