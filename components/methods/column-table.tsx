import { COLUMN_SETS } from '@/ledger/columns';
import { WideTable } from '../site/wide-table';

/** What each column of an exported file holds. */
export function ColumnTable() {
  return (
    <section id="columns">
      <h2>The columns of the files</h2>
      <p>
        CSV files follow RFC 4180 in UTF-8: one figure a row, in the order of their ids. An unknown
        is an empty cell and a zero is 0. A text that a spreadsheet would run as a formula is made
        harmless; numbers are never touched. With <code>?bom=1</code> a file opens in Excel as it is
        meant. With <code>?at=</code> and the number of an edition it is the file of that edition,
        whose bytes never change. The set of columns has a number; a pinned file keeps the set of
        its edition.
      </p>
      <WideTable caption="Column set 1">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">What it holds</th>
            <th scope="col">Type</th>
          </tr>
        </thead>
        <tbody>
          {COLUMN_SETS[1].map(({ name, description, datatype }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td className="prose-cell">{description}</td>
              <td>{datatype}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
