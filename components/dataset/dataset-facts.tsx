import { FLAG_WORDS, formatCount, LEFT_OUT_WORDS } from '@/components/dataset/words';
import type { ImportedVersion } from '@/db/queries/find-import';
import type { Source } from '@/ledger/conflict';
import { Edition } from '../site/edition';
import { Facts } from '../site/facts';
import { WideTable } from '../site/wide-table';

type FactsProps = { version: ImportedVersion; documents: readonly Source[] };

function Documents({ documents }: Pick<FactsProps, 'documents'>) {
  return (
    <ul>
      {documents.map(({ id, state, title }) => (
        <li key={`${id} ${state}`}>
          <a href={`/sources/${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}

/**
 * What a version is, on whose terms, and what proves that its rows are those.
 * @param documents the ledger's own documents from the same address: figures can name them
 */
export function DatasetFacts({ version, documents }: FactsProps) {
  const { publisher, licence, source, citation, csv } = version;
  return (
    <Facts
      facts={[
        { term: 'Publisher', children: <p>{publisher}</p> },
        {
          term: 'Published at',
          children: (
            <p>
              <a href={source} rel="noopener noreferrer">
                {source}
              </a>
            </p>
          ),
        },
        { term: 'Licence', children: <p>{licence}. Cite the original, not this copy.</p> },
        { term: 'Cite the original', children: <p>{citation}</p> },
        documents.length === 0
          ? null
          : {
              term: 'Figures from the same address',
              children: <Documents documents={documents} />,
            },
        {
          term: 'Imported',
          children: (
            <p>
              <a href={`/?at=${version.position}`}>
                <Edition position={version.position} />
              </a>
            </p>
          ),
        },
        {
          term: 'events.csv',
          children: (
            <p>
              {formatCount(csv.bytes)} bytes, SHA-256 <code className="hash">{csv.sha256}</code>
            </p>
          ),
        },
      ]}
    />
  );
}

function Flags({ flagged }: Pick<ImportedVersion['tables'][number], 'flagged'>) {
  if (flagged.length === 0) return 'none';
  return flagged.map(({ flag, rows }) => `${formatCount(rows)}: ${FLAG_WORDS[flag]}`).join('; ');
}

function LeftOut({ left_out }: Pick<ImportedVersion['tables'][number], 'left_out'>) {
  if (left_out.length === 0) return 'none';
  return left_out
    .map(({ rule, rows }) => `${formatCount(rows)} ${LEFT_OUT_WORDS[rule]}`)
    .join('; ');
}

/** The tables of a version: rows, odd rows, what was left out and by which rule, the file's checksum. */
export function DatasetTables({ version, path }: { version: ImportedVersion; path: string }) {
  const several = version.tables.length > 1;
  return (
    <WideTable caption="Its tables, as imported">
      <thead>
        <tr>
          <th scope="col">Table</th>
          <th scope="col" className="number">
            Rows
          </th>
          <th scope="col">Odd, and kept as published</th>
          <th scope="col">Left out, by rule</th>
          <th scope="col">File, with its SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {version.tables.map((table) => (
          <tr key={table.name}>
            <th scope="row">
              {several ? <a href={`${path}?table=${table.name}`}>{table.name}</a> : table.name}
            </th>
            <td className="number">{formatCount(table.rows)}</td>
            <td>
              <Flags flagged={table.flagged} />
            </td>
            <td>
              <LeftOut left_out={table.left_out} />
            </td>
            <td>
              {table.file} <code className="hash">{table.sha256}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
