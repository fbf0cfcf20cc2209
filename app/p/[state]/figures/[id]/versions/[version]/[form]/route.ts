import type { NextRequest } from 'next/server';
import { citationFiles } from '@/app/citation-files';
import { writeFigureCsvw } from '@/app/csvw-file';
import { parseBom } from '@/app/figure-filters';
import { respondWithFigurePicture } from '@/app/figure-picture';
import { respondWithFile } from '@/app/file-response';
import { openReader } from '@/app/reader';
import { parseState } from '@/app/state';
import { listFigureVersions } from '@/db/queries/list-figure-versions';
import { citeVersion } from '@/ledger/citation/cite-figure';
import { exportCsv, exportFigureJson } from '@/ledger/export';

type Context = { params: Promise<{ state: string; id: string; version: string; form: string }> };

/**
 * `/figures/{id}/v{n}` as `.csv`, `.json`, `.svg`, `.png`, `.bib`, `.ris`, `.csl.json` and `/csvw.json`:
 * frozen, read from the version's own record.
 */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { state, id, version, form } = await params;
  const { db, origin } = openReader();
  const { position } = parseState(state);
  const get = async () => {
    const versions = await listFigureVersions(db, position, id);
    return versions.find((each) => each.version === Number(version)) ?? null;
  };
  if (form === 'svg' || form === 'png')
    return respondWithFigurePicture(form, request, position, get);
  return respondWithFile(form, {
    csv: async () => {
      const bom = parseBom(request.nextUrl.searchParams);
      const figure = await get();
      return figure && exportCsv([figure], origin, bom);
    },
    json: async () => {
      const figure = await get();
      return figure && exportFigureJson(figure, origin);
    },
    'csvw.json': async () => writeFigureCsvw(request, origin, await get()),
    ...citationFiles(async () => {
      const figure = await get();
      return figure && citeVersion(figure, origin);
    }),
  });
}
