import { type ComparedTable, streamChanges } from '@/datasets/compare/stream-changes';
import { streamCsv, streamCsvRange } from '@/datasets/stream/stream-csv';
import { streamJsonl } from '@/datasets/stream/stream-jsonl';
import type { Database } from '@/db/client';
import { filterOf, passesFilter } from '@/db/queries/event-filter';
import { findImport, type ImportedVersion } from '@/db/queries/find-import';
import { BadRequest } from '@/ledger/bad-request';
import type { FROM, ROWS_FILTER, TABLE, TO } from '../dataset-parameters';
import type { Download } from '../http/download';
import { NotFound } from '../http/errors';
import type { Values } from '../parameter';
import type { FileRequest } from '../route';

type Loaded = ImportedVersion & { load: number };

async function findLoaded(
  db: Database,
  dataset: string,
  version: string,
  parameter: 'from' | 'to' | null,
): Promise<Loaded> {
  const found = await findImport(db, dataset, version);
  if (!found && parameter) {
    throw new BadRequest(
      `"${parameter}" is "${version}": ${dataset} has no such version`,
      parameter,
    );
  }
  if (!found || found.load === null) {
    throw new NotFound(
      `The rows of ${dataset} ${version} are not in this copy of the ledger. Its page says where they are published.`,
    );
  }
  return { ...found, load: found.load };
}

/** @throws BadRequest naming the tables that there are */
function checkTable({ tables }: Loaded, name: string | undefined): string | null {
  if (name === undefined) return null;
  const names = tables.map((table) => table.name);
  if (names.includes(name)) return name;
  throw new BadRequest(`"table" is "${name}"; allowed here: ${names.join(', ')}`, 'table', names);
}

type EventsRequest = FileRequest<Values<{ table: typeof TABLE } & typeof ROWS_FILTER>>;

/**
 * The rows of a version, as published: whole, or those that a filter leaves.
 * @throws BadRequest naming the parameter; NotFound where the rows are not in this database
 */
export async function openEvents(
  format: 'csv' | 'jsonl',
  { db, params: [dataset = '', label = ''], values }: EventsRequest,
): Promise<Download> {
  const { table: name, ...words } = values;
  const version = await findLoaded(db, dataset, label, null);
  const table = checkTable(version, name);
  const filter = passesFilter(filterOf(words));
  const fileName = [dataset, label, table ?? 'events'].join('-');
  if (format === 'jsonl') {
    return { fileName, whole: null, open: () => streamJsonl(db, version, { table, filter }) };
  }
  if (filter) {
    return { fileName, whole: null, open: () => streamCsv(db, version, { table, filter }) };
  }
  const whole = version.tables.find((each) => each.name === table)?.csv ?? version.csv;
  return {
    fileName,
    whole,
    open: (range) =>
      range
        ? streamCsvRange(db, version, table, range)
        : streamCsv(db, version, { table, filter: null }),
  };
}

function toCompared(version: Loaded, name: string | null): ComparedTable {
  const index = name === null ? 0 : version.tables.findIndex((table) => table.name === name);
  const table = version.tables[index];
  if (!table) {
    const names = version.tables.map((each) => each.name);
    throw new BadRequest(
      `"table" is "${name}", which ${version.dataset} ${version.version} has not; it has ${names.join(', ')}`,
      'table',
      names,
    );
  }
  return { at: { load: version.load, tableNo: index + 1 }, format: version.format, table };
}

type ChangesRequest = FileRequest<
  Values<{ from: typeof FROM; to: typeof TO; table: typeof TABLE }>
>;

/**
 * What changed from one version of a dataset to another.
 * @throws BadRequest naming the parameter; NotFound where the rows are not in this database
 */
export async function openChanges({
  db,
  params: [dataset = ''],
  values,
}: ChangesRequest): Promise<Download> {
  const label = (name: 'from' | 'to'): string => {
    const given = values[name];
    if (given) return given;
    throw new BadRequest(`"${name}" is missing: two versions are compared`, name);
  };
  const labels = [label('from'), label('to')] as const;
  const [from, to] = await Promise.all([
    findLoaded(db, dataset, labels[0], 'from'),
    findLoaded(db, dataset, labels[1], 'to'),
  ]);
  const name = values.table ?? null;
  const [before, after] = [toCompared(from, name), toCompared(to, name)];
  const fileName = [dataset, ...(name ? [name] : []), from.version, 'to', to.version].join('-');
  return { fileName, whole: null, open: () => streamChanges(db, before, after) };
}
