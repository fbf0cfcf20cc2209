import { FLAG_WORDS, LEFT_OUT_WORDS } from '@/components/dataset/words';
import { YEARLY_COLUMNS } from '@/datasets/yearly/yearly-csv';
import { LEFT_OUT_RULES, ROW_FLAGS } from '@/ledger/vocabulary';
import { WideTable } from '../site/wide-table';

/** How event data are imported, summed, compared and sent. */
export function DatasetRules() {
  return (
    <section id="datasets">
      <h2>Event data</h2>
      <p>
        A version of a publisher’s dataset is imported whole or not at all, and never changes: a
        changed file under the same version is refused. The ledger keeps the checksum of each file
        and of the rows as they are sent. A row that appears twice in the file is two rows.
      </p>
      <p>
        Every cell is kept as published. Rows are flagged, and counted on the version’s page, if
      </p>
      <ul>
        {ROW_FLAGS.map((flag) => (
          <li key={flag}>{FLAG_WORDS[flag]}</li>
        ))}
      </ul>
      <p>
        Left out by rule, and counted:{' '}
        {LEFT_OUT_RULES.map((rule) => LEFT_OUT_WORDS[rule]).join('; ')}.
      </p>
      <h3>Sums of events</h3>
      <p>
        Low, best and high are each added by themselves, over rows of one version, with odd rows as
        they are: a sum can be odd too. Types of violence are shown apart. An active year is one in
        which the publisher’s own threshold was reached. Versions are never added to each other, and
        no sum of rows is set beside a figure as if it were the same measure: a number that we
        compute from rows is a figure of basis “derived”, with its computation.
      </p>
      <p>
        Two versions are compared by the publisher’s ids: events added, gone, and each changed
        value. Tables without ids are compared as counts of equal rows.
      </p>
      <WideTable caption="The columns of yearly.csv, one row for each combination of the first five">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">What it holds</th>
          </tr>
        </thead>
        <tbody>
          {YEARLY_COLUMNS.map(({ name, description }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{description}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
