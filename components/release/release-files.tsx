import type { Release } from '@/db/queries/list-releases';
import { WideTable } from '../site/wide-table';

/** What is in a release, file by file, with the checksum of each. */
export function ReleaseFiles({ release }: { release: Release }) {
  return (
    <section>
      <h2>What is in it</h2>
      <WideTable caption={`The files of release ${release.name}, with their SHA-256`}>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Bytes</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {release.files.map(({ path, bytes, sha256 }) => (
            <tr key={path}>
              <th scope="row">{path}</th>
              <td>{bytes.toLocaleString('en')}</td>
              <td>
                <code className="hash">{sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
