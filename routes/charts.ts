import { exportChartCsv, exportChartJson } from '@/charts/export/files';
import { chartDocumentSchema } from '@/charts/export/schema';
import { loadChart } from '@/loaders/load-chart';
import { loadChartWorks } from '@/loaders/load-chart-works';
import { citationFormats } from './citation-files';
import { findConflict } from './conflicts';
import { writeChartCsvw } from './csvw-files';
import { AT, BOM, CHART, CONFLICT, EMBED_THEME } from './parameters';
import { PICTURE_QUERIES, pictureFormats } from './picture-files';
import { type FileRequest, file, fillPath, landingAt, page, type Route } from './route';

const at = { at: AT };
const bom = { bom: BOM };

async function getModel({ db, position, params: [, chart = ''], found }: FileRequest) {
  const loaded = await loadChart(db, position, found.conflict ?? '', chart);
  return loaded?.model ?? null;
}

/** A chart of a conflict. Which charts a conflict has depends on its figures. */
export const chart: Route = {
  path: '/charts/{conflict}/{chart}',
  chapter: 'Charts',
  title: 'A chart',
  note: 'Every format holds what the chart shows, no more and no less.',
  params: { conflict: CONFLICT, chart: CHART },
  find: findConflict,
  exists: async (request) => (await getModel(request)) !== null,
  landing: (params) => landingAt('Dataset', chart, fillPath(chart, params, 'html')),
  formats: {
    html: page(at),
    csv: file({ ...at, ...bom }, async (request) => {
      const model = await getModel(request);
      return model && exportChartCsv(model, request.origin, request.values.bom === '1');
    }),
    json: file(at, async (request) => {
      const model = await getModel(request);
      return model && exportChartJson(model, request.origin);
    }),
    ...pictureFormats(PICTURE_QUERIES, getModel),
    ...citationFormats(at, async (request) => {
      const model = await getModel(request);
      return (
        model && loadChartWorks(request.db, request.found.conflict ?? '', model, request.origin)
      );
    }),
    'csvw.json': file({ ...at, ...bom }, async (request) =>
      writeChartCsvw(request, await getModel(request)),
    ),
  },
  json: chartDocumentSchema,
};

export const chartEmbed: Route = {
  path: '/charts/{conflict}/{chart}/embed',
  chapter: 'Charts',
  title: 'A chart to show in a frame on another site',
  params: { conflict: CONFLICT, chart: CHART },
  find: findConflict,
  exists: async (request) => (await getModel(request)) !== null,
  formats: { html: page({ ...at, theme: EMBED_THEME }) },
  framed: true,
};
