import { type DescribedColumn, listDescribedColumns } from '../csvw';
import { LICENCE_URL } from '../licence';
import { checksumOf } from './checksum';
import { type ReleaseContent, releaseAddress, releaseTitle } from './content';
import type { ReleaseFile } from './zip';

/**
 * A Frictionless Data Package: what each file of a release is, with its size and checksum.
 * Source: https://specs.frictionlessdata.io/data-package/ and /tabular-data-resource/ (version 1)
 */

const MEDIA_TYPES: Record<string, string> = {
  bib: 'application/x-bibtex',
  csv: 'text/csv',
  json: 'application/json',
  ris: 'application/x-research-info-systems',
  txt: 'text/plain',
  yaml: 'application/yaml',
};

/** The CSVs of a release, and what tells the rows of each apart. */
export const TABLES: Record<string, { title: string; primaryKey: string[] }> = {
  'figures.csv': { title: 'Figures in force', primaryKey: ['figure_id'] },
  'figures-all-versions.csv': {
    title: 'Every version of every figure',
    primaryKey: ['position'],
  },
};

/** A list of addresses in one cell is not an address: only a column without a separator is of a type. */
function describeType({ datatype, separator }: DescribedColumn) {
  if (separator !== undefined) return { type: 'string' };
  return datatype === 'anyURI' ? { type: 'string', format: 'uri' } : { type: datatype };
}

function describeField(column: DescribedColumn) {
  const { name, title, description, required } = column;
  return { name, title, description, ...describeType(column), constraints: { required } };
}

function describeTable({ primaryKey }: { primaryKey: string[] }) {
  return {
    profile: 'tabular-data-resource',
    dialect: {
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
    },
    schema: {
      fields: listDescribedColumns(1).map(describeField),
      primaryKey,
      missingValues: [''],
    },
  };
}

function describeFile({ path, data }: ReleaseFile) {
  const { bytes, sha256 } = checksumOf(data);
  const format = path.split('.').at(-1) ?? '';
  const table = TABLES[path];
  return {
    name: table ? path.replace(/\.csv$/, '') : path.toLowerCase(),
    path,
    ...(table ? { title: table.title } : {}),
    format,
    mediatype: MEDIA_TYPES[format] ?? 'application/octet-stream',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    ...(table ? describeTable(table) : {}),
  };
}

/** The documents that the figures rest on, each once. */
function listSources(content: ReleaseContent) {
  const found = new Map<string, { title: string; path?: string }>();
  for (const { publisher, title, url } of content.current.flatMap(({ sources }) => sources)) {
    const named = `${publisher}: ${title}`;
    found.set(`${named} ${url}`, url === null ? { title: named } : { title: named, path: url });
  }
  return [...found.values()];
}

/** `datapackage.json` of a release. @param files every file that it describes */
export function describePackage(
  content: ReleaseContent,
  files: readonly ReleaseFile[],
): Record<string, unknown> {
  const { name, upto, fingerprint, released, origin, notes } = content;
  return {
    profile: 'data-package',
    name: `casualty-ledger-${name}`,
    id: releaseAddress(content),
    title: releaseTitle(content),
    description: `Historical casualty figures as claims that can be cited. The ledger at position ${upto}, fingerprint ${fingerprint}.${notes === null ? '' : `\n\n${notes}`}`,
    homepage: origin,
    version: name,
    created: `${released}T00:00:00Z`,
    licenses: [
      {
        name: 'CC-BY-4.0',
        path: LICENCE_URL,
        title: 'Creative Commons Attribution 4.0 International',
      },
    ],
    contributors: [{ title: 'Casualty Ledger', role: 'publisher' }],
    sources: listSources(content),
    position: upto,
    fingerprint,
    resources: files.map(describeFile),
  };
}
