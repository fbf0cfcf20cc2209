import type { NextRequest } from 'next/server';
import { askChart } from '@/app/ask-chart';
import { askChartWorks } from '@/app/ask-chart-citation';
import { citationFiles } from '@/app/citation-files';
import { writeChartCsvw } from '@/app/csvw-file';
import { parseBom } from '@/app/figure-filters';
import { respondWithFile } from '@/app/file-response';
import { respondWithPicture } from '@/app/picture-response';
import { openReader } from '@/app/reader';
import { parseState } from '@/app/state';
import { exportChartCsv, exportChartJson } from '@/charts/files/export';

type Context = {
  params: Promise<{ state: string; conflict: string; chart: string; form: string }>;
};

/** A chart as `.csv`, `.json`, `.svg`, `.png`, `.bib`, `.ris`, `.csl.json` and `/csvw.json`. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { state, conflict, chart, form } = await params;
  const { origin } = openReader();
  const query = request.nextUrl.searchParams;
  const ask = async () => {
    const found = await askChart(parseState(state).position, conflict, chart);
    return found?.model ?? null;
  };
  if (form === 'svg' || form === 'png') return respondWithPicture(form, query, origin, ask);
  return respondWithFile(form, {
    csv: async () => {
      const bom = parseBom(query);
      const model = await ask();
      return model && exportChartCsv(model, origin, bom);
    },
    json: async () => {
      const model = await ask();
      return model && exportChartJson(model, origin);
    },
    'csvw.json': async () => writeChartCsvw(request, origin, await ask()),
    ...citationFiles(async () => {
      const model = await ask();
      return model && askChartWorks(conflict, model);
    }),
  });
}
