import type { ChartId } from '@/charts/chart';
import type { Chart } from '@/charts/drawing';
import { exportChartCsv, exportChartJson } from '@/charts/export/files';
import { toPicture } from '@/charts/export/picture';
import { chartDocumentSchema } from '@/charts/export/schema';
import { BadRequest } from '@/ledger/bad-request';
import { FILTERS } from '@/ledger/figure-filter';
import { loadChart, loadWorldChart, WHOLE } from '@/loaders/load-chart';
import { loadChartWorks } from '@/loaders/load-chart-works';
import { loadConflictView } from '@/loaders/load-conflict';
import { findWorldImport, loadWorld } from '@/loaders/load-world';
import { citationFormats } from './citation-files';
import { findConflict } from './conflicts';
import { writeChartCsvw } from './csvw-files';
import { checkFilter, FILTER_QUERY, toFilter } from './figure-filter';
import { subjectsOfNamed } from './found';
import type { Values } from './parameter';
import { AT, BOM, CHART, CONFLICT, EMBED_THEME, SCALE, YEAR } from './parameters';
import { FROZEN_PICTURE_QUERIES, pictureFormats } from './picture-files';
import { type FileRequest, file, fillPath, landingAt, page, type Route } from './route';

const at = { at: AT };
const bom = { bom: BOM };

const choice = { ...FILTER_QUERY, scale: SCALE, year: YEAR };

type Choice = Values<typeof choice>;

/** The one chart that is of countries, not of figures. */
const OF_COUNTRIES: ChartId = 'deaths-by-country';

/** @throws BadRequest for what a chart cannot be asked for: a year of figures, or figures of a country */
function checkChoice(id: string, values: Choice): void {
  if (id !== OF_COUNTRIES && values.year !== undefined)
    throw new BadRequest(`"year" is for the chart ${OF_COUNTRIES} alone`, 'year');
  const [name] = FILTERS.filter((each) => id === OF_COUNTRIES && values[each]);
  if (name) throw new BadRequest(`"${name}" is for charts of figures: this one has none`, name);
}

/** @throws BadRequest for a year that the dataset does not have */
async function getWorldChart({ db, position, found, values }: FileRequest<Choice>) {
  const { scale, year = null } = values;
  const conflict = found.conflict ?? '';
  const chart = await loadWorldChart(db, position, conflict, { scale, year });
  if (chart !== null || year === null) return chart;
  const world = await loadWorld(db, position, null);
  if (world === null) return null;
  const { first, last } = world.years;
  throw new BadRequest(`"year" is "${year}"; allowed here: ${first} to ${last}`, 'year');
}

/**
 * A chart with the figures that the request's filter leaves.
 * @throws BadRequest for a value that the conflict does not have
 */
async function getChart(request: FileRequest<Choice>): Promise<Chart | null> {
  const {
    db,
    position,
    params: [, id = ''],
    found,
    values,
  } = request;
  checkChoice(id, values);
  if (id === OF_COUNTRIES) return getWorldChart(request);
  const conflict = found.conflict ?? '';
  const view = await loadConflictView(db, position, conflict);
  if (view === null) return null;
  const filter = toFilter(values);
  checkFilter(filter, view.figures, view);
  const loaded = await loadChart(db, position, conflict, id, {
    filter,
    scale: values.scale,
    year: null,
  });
  return loaded?.chart ?? null;
}

/** The chart of all figures: whether its page exists does not depend on a filter. */
const exists: NonNullable<Route['exists']> = async ({ db, position, params: [, id = ''], found }) =>
  (await loadChart(db, position, found.conflict ?? '', id, WHOLE)) !== null;

/** A chart of countries depends on its dataset too: before that was imported there was none. */
const findChart: NonNullable<Route['find']> = async (db, position, params, format) => {
  const found = await findConflict(db, position, params, format);
  if (found === null || 'movedTo' in found || params[1] !== OF_COUNTRIES) return found;
  const world = await findWorldImport(db, position);
  if (world === null) return null;
  const [conflict, ...others] = found.subjects ?? [];
  const dataset = subjectsOfNamed('dataset', world.dataset);
  return conflict ? { ...found, subjects: [...dataset, conflict, ...others] } : found;
};

/** A chart of a conflict. Which charts a conflict has depends on its figures, and on event data. */
export const chart: Route = {
  path: '/charts/{conflict}/{chart}',
  chapter: 'Charts',
  title: 'A chart',
  note: 'Every format holds what the chart shows, no more and no less.',
  params: { conflict: CONFLICT, chart: CHART },
  find: findChart,
  exists,
  landing: (params) => landingAt('Dataset', chart, fillPath(chart, params, 'html')),
  formats: {
    html: page({ ...at, ...choice }),
    csv: file({ ...at, ...choice, ...bom }, async (request) => {
      const chart = await getChart(request);
      return chart && exportChartCsv(chart.model, request.origin, request.values.bom === '1');
    }),
    json: file({ ...at, ...choice }, async (request) => {
      const chart = await getChart(request);
      return chart && exportChartJson(chart.model, request.origin);
    }),
    ...pictureFormats(FROZEN_PICTURE_QUERIES, { ...at, ...choice }, async (request) => {
      const chart = await getChart(request);
      return chart && toPicture(chart, request.origin);
    }),
    ...citationFormats(at, async ({ db, position, params: [, id = ''], found, origin }) => {
      const conflict = found.conflict ?? '';
      const loaded = await loadChart(db, position, conflict, id, WHOLE);
      return loaded && loadChartWorks(db, conflict, loaded.chart.model, origin);
    }),
    'csvw.json': file({ ...at, ...choice, ...bom }, async (request) =>
      writeChartCsvw(request, (await getChart(request))?.model ?? null),
    ),
  },
  json: chartDocumentSchema,
};

export const chartEmbed: Route = {
  path: '/charts/{conflict}/{chart}/embed',
  chapter: 'Charts',
  title: 'A chart to show in a frame on another site',
  params: { conflict: CONFLICT, chart: CHART },
  find: findChart,
  exists,
  formats: { html: page({ ...at, theme: EMBED_THEME, ...choice }) },
  framed: true,
};
