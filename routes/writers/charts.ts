import type { Chart } from '@/charts/drawing';
import { exportChartCsv, exportChartJson } from '@/charts/export/files';
import { toPicture } from '@/charts/export/picture';
import { BadRequest } from '@/ledger/bad-request';
import { FILTERS } from '@/ledger/figure-filter';
import { loadChart, loadWorldChart, OF_COUNTRIES, WHOLE } from '@/loaders/load-chart';
import { loadChartWorks } from '@/loaders/load-chart-works';
import { loadConflictView } from '@/loaders/load-conflict';
import { loadWorld } from '@/loaders/load-world';
import { type CHART_CHOICE, chart } from '../charts';
import { checkFilter, toFilter } from '../figure-filter';
import type { Values } from '../parameter';
import type { FileRequest } from '../route';
import { citationWriters } from './citations';
import { writeChartCsvw } from './csvw';
import { pictureWriters } from './pictures';
import { type WritersOf, writer } from './writer';

type Choice = Values<typeof CHART_CHOICE>;

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
  return loadChart(db, position, conflict, id, { filter, scale: values.scale, year: null });
}

const { formats } = chart;

/** Every file of a chart. */
export const chartWriters = {
  csv: writer(formats.csv, async (request) => {
    const chart = await getChart(request);
    return chart && exportChartCsv(chart.model, request.origin, request.values.bom === '1');
  }),
  json: writer(formats.json, async (request) => {
    const chart = await getChart(request);
    return chart && exportChartJson(chart.model, request.origin);
  }),
  ...pictureWriters(formats, async (request) => {
    const chart = await getChart(request);
    return chart && toPicture(chart, request.origin);
  }),
  ...citationWriters(formats, async ({ db, position, params: [, id = ''], found, origin }) => {
    const conflict = found.conflict ?? '';
    const chart = await loadChart(db, position, conflict, id, WHOLE);
    return chart && loadChartWorks(db, conflict, chart.model, origin);
  }),
  'csvw.json': writer(formats['csvw.json'], async (request) =>
    writeChartCsvw(request, (await getChart(request))?.model ?? null),
  ),
} satisfies WritersOf<typeof chart>;
