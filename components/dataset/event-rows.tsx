import { FLAG_WORDS, formatCount } from '@/components/dataset/words';
import type { Format } from '@/datasets/format';
import { VIOLENCE } from '@/datasets/violence';
import type { EventRow } from '@/db/queries/list-events';
import type { RowFlag } from '@/ledger/vocabulary';
import { WideTable } from '../site/wide-table';

function Days({ date_start, date_end, year }: EventRow) {
  if (date_start === null) return year === null ? 'unknown' : String(year);
  return date_end === null || date_end === date_start ? date_start : `${date_start} to ${date_end}`;
}

const say = (number: number | null) => (number === null ? 'unknown' : formatCount(number));

function isFlag(text: string): text is RowFlag {
  return Object.hasOwn(FLAG_WORDS, text);
}

function sayFlags(flags: string[] | null): string {
  return (flags ?? []).map((flag) => (isFlag(flag) ? FLAG_WORDS[flag] : flag)).join('; ');
}

/** A link to rows of the same page: the first, those before, those after, the last. */
export type RowsLink = { href: string; name: string; rel: 'first' | 'prev' | 'next' | 'last' };

const HEADS: Record<Format['sums'], string[]> = {
  categories: ['Category', 'Number'],
  countries: ['Country', 'Low', 'Best', 'High'],
  deaths: ['Conflict', 'Type', 'Low', 'Best', 'High'],
};

/** The cells between the days and what is odd. */
function Cells({ row, sums }: { row: EventRow; sums: Format['sums'] }) {
  if (sums === 'categories') {
    return (
      <>
        <td>{row.category ?? 'unknown'}</td>
        <td className="number">{say(row.number)}</td>
      </>
    );
  }
  const { type_of_violence: type } = row;
  return (
    <>
      {sums === 'countries' ? (
        <td>{row.country ?? 'unknown'}</td>
      ) : (
        <>
          <td className="number">{row.conflict_id ?? 'unknown'}</td>
          <td>{type === null ? 'unknown' : (VIOLENCE[type] ?? type)}</td>
        </>
      )}
      <td className="number">{say(row.low)}</td>
      <td className="number">{say(row.best)}</td>
      <td className="number">{say(row.high)}</td>
    </>
  );
}

/** Rows of a table as published, a page of them, with the ways to the others. */
export function EventRows(props: { rows: EventRow[]; sums: Format['sums']; links: RowsLink[] }) {
  const { rows, sums, links } = props;
  const heads = HEADS[sums];
  return (
    <section aria-labelledby="rows">
      <h2 id="rows">Rows</h2>
      {rows.length === 0 ? (
        <p>No row passes this filter.</p>
      ) : (
        <WideTable caption={`${rows.length} rows, by day; every column is in the CSV`}>
          <thead>
            <tr>
              {['Record', 'Days', ...heads, 'Odd'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.record}>
                <td className="number">{row.record}</td>
                <td>
                  <Days {...row} />
                </td>
                <Cells row={row} sums={sums} />
                <td>{sayFlags(row.flags)}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      <nav aria-label="More rows">
        <ul className="files">
          {links.map(({ href, name, rel }) => (
            <li key={rel}>
              <a href={href} rel={rel}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  );
}
