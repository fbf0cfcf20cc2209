import { getImportPosition } from '@/db/queries/get-import-position';
import { hasDataset } from '@/db/queries/has-dataset';
import { findTable, loadImport } from '@/loaders/load-dataset';
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
import { pictureFormats } from './picture-formats';
import { asked, fillPath, type Landing, landingAt, type Route } from './route';

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

export const datasets = {
  path: '/datasets',
  chapter: 'Event data',
  title: 'Event data: every dataset and its versions',
  formats: { html: asked(at) },
} satisfies Route;

export const datasetCompare = {
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
    html: asked({ ...at, from: FROM, to: TO, table: TABLE }),
    csv: asked({ from: FROM, to: TO, table: TABLE }),
  },
  needs: ['from', 'to'],
  streamed: ['csv'],
} satisfies Route;

/** What the page of a version can be asked for with. */
export const VERSION_QUERY = { ...at, table: TABLE, ...SUMS_FILTER, rows: ROWS_PAGE };

export const datasetVersion = {
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
  formats: { html: asked(VERSION_QUERY) },
} satisfies Route;

export const datasetEvents = {
  path: '/datasets/{slug}/{version}/events',
  chapter: 'Event data',
  title: 'The rows of a version, as published',
  note: 'Every column and cell as its publisher has them. The whole file has an ETag, a digest and ranges; a download that was cut lacks its end, which every client notices.',
  params: { slug: DATASET, version: DATASET_VERSION },
  find: findVersion,
  formats: {
    csv: asked({ table: TABLE, ...ROWS_FILTER }),
    jsonl: asked({ table: TABLE, ...ROWS_FILTER }),
  },
  frozen: true,
  streamed: ['csv', 'jsonl'],
  ranged: ['csv'],
} satisfies Route;

/** A map is of a whole table: how its squares were summed, its import has decided. */
export const datasetMap = {
  path: '/datasets/{slug}/{version}/map',
  chapter: 'Event data',
  title: 'A map of the places of a version, as far as its rows say',
  note: 'Where a table names no place, the picture says so.',
  params: { slug: DATASET, version: DATASET_VERSION },
  find: findVersion,
  formats: pictureFormats({ table: TABLE }),
  frozen: true,
} satisfies Route;

export const datasetYearly = {
  path: '/datasets/{slug}/{version}/yearly',
  chapter: 'Event data',
  title: 'The deaths of a version by conflict, year and type of violence',
  note: 'One row for each combination that has events.',
  params: { slug: DATASET, version: DATASET_VERSION },
  find: findVersion,
  landing: (params): Landing => {
    const path = fillPath(datasetVersion, params, 'html');
    return landingAt('Dataset', datasetYearly, path, { stem: `${path}/yearly`, ours: false });
  },
  formats: {
    csv: asked({ table: TABLE, ...SUMS_FILTER, ...bom }),
    ...pictureFormats({ table: TABLE, ...SUMS_FILTER }),
    'csvw.json': asked({ table: TABLE, ...SUMS_FILTER, ...bom }),
  },
  frozen: true,
} satisfies Route;
