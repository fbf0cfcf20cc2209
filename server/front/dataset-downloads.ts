import { type ComparedTable, streamChanges } from '@/datasets/compare/stream-changes';
import { streamCsv, streamCsvRange } from '@/datasets/stream/stream-csv';
import { streamJsonl } from '@/datasets/stream/stream-jsonl';
import type { Database } from '@/db/client';
import { filterOf, passesFilter } from '@/db/queries/event-filter';
import { findImport, type ImportedVersion } from '@/db/queries/find-import';
import { BadRequest } from '@/routes/bad-request';
import { ROWS_FILTER, TABLE } from '@/routes/dataset-parameters';
import { factsOf } from '@/routes/forms';
import { type Query, readQuery } from '@/routes/parameter';
import type { Download } from './download';
import { IMMUTABLE, OPEN, REVALIDATE } from './headers';
import { parseQuery } from './query';

/** Which download an address leads to, by the names in its path. */
export type DownloadAsked =
  | {
      what: 'events';
      form: 'csv' | 'jsonl';
      dataset: string;
      version: string;
      position: number;
      query: Query;
    }
  | { what: 'changes'; form: 'csv'; dataset: string; query: Query };

/** The rows of a version are not in this database: a copy of the ledger can be without them. */
export class RowsMissing extends Error {
  override name = 'RowsMissing';
}

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
    throw new RowsMissing(
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

function headersOf(form: 'csv' | 'jsonl', fileName: string, caching: string) {
  return {
    'content-type': factsOf(form).type,
    'content-disposition': `attachment; filename="${fileName}.${form}"`,
    'cache-control': caching,
    // A proxy hands it on as it comes, and keeps none of it: it may be gigabytes.
    'x-accel-buffering': 'no',
    'x-accel-expires': '0',
    ...OPEN,
  };
}

async function openEvents(
  db: Database,
  asked: Extract<DownloadAsked, { what: 'events' }>,
  parameters: URLSearchParams,
): Promise<Download> {
  const { dataset, version: label, form } = asked;
  const { table: name, ...words } = readQuery({ table: TABLE, ...ROWS_FILTER }, parameters);
  const version = await findLoaded(db, dataset, label, null);
  const table = checkTable(version, name);
  const filter = passesFilter(filterOf(words));
  const parts = [dataset, label, table ?? 'events', ...(filter ? ['part'] : [])];
  const headers = {
    ...headersOf(form, parts.join('-'), IMMUTABLE),
    'ledger-position': String(asked.position),
  };
  if (form === 'jsonl') {
    return { headers, whole: null, open: () => streamJsonl(db, version, { table, filter }) };
  }
  if (filter) {
    return { headers, whole: null, open: () => streamCsv(db, version, { table, filter }) };
  }
  const whole = version.tables.find((each) => each.name === table)?.csv ?? version.csv;
  return {
    headers,
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

async function openChanges(
  db: Database,
  { dataset }: Extract<DownloadAsked, { what: 'changes' }>,
  parameters: URLSearchParams,
): Promise<Download> {
  const labels = { from: parameters.get('from'), to: parameters.get('to') };
  for (const name of ['from', 'to'] as const) {
    if (labels[name]) continue;
    throw new BadRequest(`"${name}" is missing: two versions are compared`, name);
  }
  const name = parameters.get('table');
  const [from, to] = await Promise.all([
    findLoaded(db, dataset, String(labels.from), 'from'),
    findLoaded(db, dataset, String(labels.to), 'to'),
  ]);
  const [before, after] = [toCompared(from, name), toCompared(to, name)];
  const parts = [dataset, ...(name ? [name] : []), from.version, 'to', to.version];
  return {
    headers: headersOf('csv', parts.join('-'), REVALIDATE),
    whole: null,
    open: () => streamChanges(db, before, after),
  };
}

/**
 * Finds what a download is made of, before anything of it is sent.
 * @param query as it was asked, without `?`
 * @throws BadRequest naming the parameter; RowsMissing
 */
export async function openDownload(
  db: Database,
  asked: DownloadAsked,
  query: string,
): Promise<Download> {
  const parameters = new URLSearchParams([...parseQuery(query, asked.query, true)]);
  return asked.what === 'events'
    ? openEvents(db, asked, parameters)
    : openChanges(db, asked, parameters);
}
