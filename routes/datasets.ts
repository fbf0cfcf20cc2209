import { toDatasetPicture, toMapPicture } from '@/charts/export/picture';
import { formatYearlyCsv } from '@/datasets/yearly/yearly-csv';
import { filterOf } from '@/db/queries/event-filter';
import { getImportPosition } from '@/db/queries/get-import-position';
import { hasDataset } from '@/db/queries/has-dataset';
import { listPlaceSums } from '@/db/queries/list-place-sums';
import { listYearlySums } from '@/db/queries/list-yearly-sums';
import { chooseTable, findTable, loadImport } from '@/loaders/load-dataset';
import { loadDatasetYears } from '@/loaders/load-dataset-years';
import { writeYearlyCsvw } from './csvw-files';
import { openChanges, openEvents } from './dataset-downloads';
import {
  DATASET,
  DATASET_VERSION,
  FROM,
  ROWS_FILTER,
  ROWS_PAGE,
  SUMS_FILTER,
  TABLE,
  TO,
} from './dataset-parameters';
import { subjectsOfNamed } from './found';
import { AT, BOM } from './parameters';
import { FROZEN_PICTURE_QUERIES, pictureFormats } from './picture-files';
import { file, fillPath, landingAt, page, type Route } from './route';

const at = { at: AT };
const bom = { bom: BOM };

/** A version of a dataset. A file of it says nothing of later versions; its page names them. */
const findVersion: NonNullable<Route['find']> = async (
  db,
  position,
  [dataset = '', version = ''],
  format,
) => {
  const imported = await getImportPosition(db, position, dataset, version);
  if (imported === null) return null;
  const subjects = subjectsOfNamed('dataset', dataset);
  return format === 'html' ? { subjects } : { subjects, fixedAt: imported };
};

export const datasets: Route = {
  path: '/datasets',
  chapter: 'Event data',
  title: 'Event data: every dataset and its versions',
  formats: { html: page(at) },
};

export const datasetCompare: Route = {
  path: '/datasets/{slug}/compare',
  chapter: 'Event data',
  title: 'What changed between two versions of a dataset',
  note: 'The CSV has a row for each event added or gone and for each changed value; of tables without ids, for each row that one version has more often.',
  params: { slug: DATASET },
  find: async (db, position, [dataset = '']) =>
    (await hasDataset(db, position, dataset))
      ? { subjects: subjectsOfNamed('dataset', dataset) }
      : null,
  formats: {
    html: page({ ...at, from: FROM, to: TO, table: TABLE }),
    csv: file({ from: FROM, to: TO, table: TABLE }, openChanges),
  },
  needs: ['from', 'to'],
  streamed: ['csv'],
};

/** What the page of a version can be asked for with. */
export const VERSION_QUERY = { ...at, table: TABLE, ...SUMS_FILTER, rows: ROWS_PAGE };

export const datasetVersion: Route = {
  path: '/datasets/{slug}/{version}',
  chapter: 'Event data',
  title: 'One version of a dataset',
  note: 'Its rows never change.',
  params: { slug: DATASET, version: DATASET_VERSION },
  find: findVersion,
  exists: async ({ db, position, params, values }) => {
    const version = await loadImport(db, position, params[0] ?? '', params[1] ?? '');
    return version !== null && findTable(version, values.get('table') ?? undefined) !== null;
  },
  formats: { html: page(VERSION_QUERY) },
};

export const datasetEvents: Route = {
  path: '/datasets/{slug}/{version}/events',
  chapter: 'Event data',
  title: 'The rows of a version, as published',
  note: 'Every column and cell as its publisher has them. The whole file has an ETag, a digest and ranges; a download that was cut lacks its end, which every client notices.',
  params: { slug: DATASET, version: DATASET_VERSION },
  find: findVersion,
  formats: {
    csv: file({ table: TABLE, ...ROWS_FILTER }, (request) => openEvents('csv', request)),
    jsonl: file({ table: TABLE, ...ROWS_FILTER }, (request) => openEvents('jsonl', request)),
  },
  frozen: true,
  streamed: ['csv', 'jsonl'],
  ranged: ['csv'],
};

/** A map is of a whole table: how its squares were summed, its import has decided. */
export const datasetMap: Route = {
  path: '/datasets/{slug}/{version}/map',
  chapter: 'Event data',
  title: 'A map of the places of a version, as far as its rows say',
  note: 'Where a table names no place, the picture says so.',
  params: { slug: DATASET, version: DATASET_VERSION },
  find: findVersion,
  formats: pictureFormats(
    FROZEN_PICTURE_QUERIES,
    { table: TABLE },
    async ({ db, position, params, values, origin }) => {
      const version = await loadImport(db, position, params[0] ?? '', params[1] ?? '');
      if (version === null || version.load === null) return null;
      const { tableNo } = chooseTable(version, values.table);
      const places = await listPlaceSums(db, { load: version.load, tableNo });
      const address = `${origin}${fillPath(datasetVersion, params, 'html')}`;
      // The outlines of all countries: loaded by who asks for a map, and not by programs that make none.
      const { buildEventMap } = await import('@/charts/event-map/model');
      return toMapPicture(buildEventMap(places), version, address);
    },
  ),
  frozen: true,
};

export const datasetYearly: Route = {
  path: '/datasets/{slug}/{version}/yearly',
  chapter: 'Event data',
  title: 'The deaths of a version by conflict, year and type of violence',
  note: 'One row for each combination that has events.',
  params: { slug: DATASET, version: DATASET_VERSION },
  find: findVersion,
  landing: (params) => {
    const path = fillPath(datasetVersion, params, 'html');
    return landingAt('Dataset', datasetYearly, path, { stem: `${path}/yearly`, ours: false });
  },
  formats: {
    csv: file({ table: TABLE, ...SUMS_FILTER, ...bom }, async (request) => {
      const { db, position, params } = request;
      const version = await loadImport(db, position, params[0] ?? '', params[1] ?? '');
      if (version === null || version.load === null) return null;
      const { table, bom: mark, ...words } = request.values;
      const rows = { load: version.load, tableNo: chooseTable(version, table).tableNo };
      const sums = await listYearlySums(db, rows, filterOf(words));
      return formatYearlyCsv(sums, { bom: mark === '1' });
    }),
    ...pictureFormats(
      FROZEN_PICTURE_QUERIES,
      { table: TABLE, ...SUMS_FILTER },
      async ({ db, position, params, values, origin }) => {
        const version = await loadImport(db, position, params[0] ?? '', params[1] ?? '');
        if (version === null || version.load === null) return null;
        const { table, ...words } = values;
        const loaded = { ...version, load: version.load };
        const { tableNo } = chooseTable(version, table);
        const chart = await loadDatasetYears(db, loaded, tableNo, filterOf(words));
        const address = `${origin}${fillPath(datasetVersion, params, 'html')}`;
        return toDatasetPicture(chart, version, address);
      },
    ),
    'csvw.json': file({ table: TABLE, ...SUMS_FILTER, ...bom }, async (request) => {
      const { db, position, params, values } = request;
      const version = await loadImport(db, position, params[0] ?? '', params[1] ?? '');
      if (version) chooseTable(version, values.table);
      return writeYearlyCsvw(request, version);
    }),
  },
  frozen: true,
};
