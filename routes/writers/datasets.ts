import { toDatasetPicture, toMapPicture } from '@/charts/export/picture';
import { formatYearlyCsv } from '@/datasets/yearly/yearly-csv';
import { filterOf } from '@/db/queries/event-filter';
import { listPlaceSums } from '@/db/queries/list-place-sums';
import { listYearlySums } from '@/db/queries/list-yearly-sums';
import { chooseTable, loadImport } from '@/loaders/load-dataset';
import { loadDatasetYears } from '@/loaders/load-dataset-years';
import {
  datasetCompare,
  datasetEvents,
  datasetMap,
  datasetVersion,
  datasetYearly,
} from '../datasets';
import { type FileRequest, fillPath } from '../route';
import { writeYearlyCsvw } from './csvw';
import { openChanges, openEvents } from './dataset-rows';
import { pictureWriters } from './pictures';
import { type WritersOf, writer } from './writer';

/** The version that a request names with its rows; null where they are not in this database. */
async function findRows({ db, position, params: [dataset = '', label = ''] }: FileRequest) {
  const version = await loadImport(db, position, dataset, label);
  return version === null || version.load === null ? null : { ...version, load: version.load };
}

/** The address of the page of the version that a request names. */
function pageOf({ origin, params }: FileRequest): string {
  return `${origin}${fillPath(datasetVersion, params, 'html')}`;
}

/** What changed between two versions. */
export const datasetCompareWriters = {
  csv: writer(datasetCompare.formats.csv, openChanges),
} satisfies WritersOf<typeof datasetCompare>;

/** The rows of a version. */
export const datasetEventsWriters = {
  csv: writer(datasetEvents.formats.csv, (request) => openEvents('csv', request)),
  jsonl: writer(datasetEvents.formats.jsonl, (request) => openEvents('jsonl', request)),
} satisfies WritersOf<typeof datasetEvents>;

/** The map of a version. */
export const datasetMapWriters = pictureWriters(datasetMap.formats, async (request) => {
  const version = await findRows(request);
  if (version === null) return null;
  const { tableNo } = chooseTable(version, request.values.table);
  const places = await listPlaceSums(request.db, { load: version.load, tableNo });
  // The outlines of all countries: loaded by who asks for a map, and not by programs that make none.
  const { buildEventMap } = await import('@/charts/event-map/model');
  return toMapPicture(buildEventMap(places), version, pageOf(request));
});

const yearly = datasetYearly.formats;

/** The deaths of a version by year. */
export const datasetYearlyWriters = {
  csv: writer(yearly.csv, async (request) => {
    const version = await findRows(request);
    if (version === null) return null;
    const { table, bom: mark, ...words } = request.values;
    const rows = { load: version.load, tableNo: chooseTable(version, table).tableNo };
    const sums = await listYearlySums(request.db, rows, filterOf(words));
    return formatYearlyCsv(sums, { bom: mark === '1' });
  }),
  ...pictureWriters(yearly, async (request) => {
    const version = await findRows(request);
    if (version === null) return null;
    const { table, ...words } = request.values;
    const { tableNo } = chooseTable(version, table);
    const chart = await loadDatasetYears(request.db, version, tableNo, filterOf(words));
    return toDatasetPicture(chart, version, pageOf(request));
  }),
  'csvw.json': writer(yearly['csvw.json'], async (request) => {
    const version = await findRows(request);
    if (version) chooseTable(version, request.values.table);
    return writeYearlyCsvw(request, version);
  }),
} satisfies WritersOf<typeof datasetYearly>;
