import type { FoundEvent, SearchResult } from '@/db/queries/search';
import type { Conflict } from '@/ledger/conflict';
import { formatDay } from '@/ledger/wording';
import { FoundQuestions } from './found-questions';

type Hit = { key: string; href: string | null; name: string; more: string | null };

function Hits({ title, hits }: { title: string; hits: Hit[] }) {
  if (hits.length === 0) return null;
  return (
    <section>
      <h2>
        {title} ({hits.length})
      </h2>
      <ul className="hits">
        {hits.map(({ key, href, name, more }) => (
          <li key={key}>
            {href === null ? name : <a href={href}>{name}</a>}
            {more === null ? null : <span className="claim-small"> {more}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function toEventHit({ id, date, title, places }: FoundEvent): Hit {
  const where = places.length === 0 ? '' : `, ${places.join('; ')}`;
  return { key: id, href: null, name: title, more: `${formatDay(date)}${where}` };
}

function isEmpty({ questions, claimants, sources, events }: SearchResult): boolean {
  return questions.length + claimants.length + sources.length + events.length === 0;
}

/** The query with its mistyped words as they were read. */
function correct(query: string, misread: SearchResult['misread']): string {
  return misread.reduce(
    (words, { typed, meant }) =>
      meant === null
        ? words
        : words.replace(new RegExp(`(?<!\\p{L})${typed}(?!\\p{L})`, 'iu'), meant),
    query,
  );
}

/** How a query was read, where it was not read as it stands. */
function HowRead({ query, result }: { query: string; result: SearchResult }) {
  const meant = result.misread.flatMap((word) => (word.meant === null ? [] : [word.meant]));
  const unknown = result.misread.filter((word) => word.meant === null);
  const corrected = correct(query, result.misread);
  return (
    <>
      {meant.length === 0 ? null : (
        <p className="did-you-mean">
          Did you mean{' '}
          <a href={`/?q=${encodeURIComponent(corrected === query ? meant.join(' ') : corrected)}`}>
            {corrected === query ? meant.join(' ') : corrected}
          </a>
          ? This is what was found for it.
        </p>
      )}
      {unknown.length === 0 || isEmpty(result) ? null : (
        <p>Nothing holds {unknown.map(({ typed }) => `“${typed}”`).join(', ')}.</p>
      )}
      {result.isUnquoted && !isEmpty(result) ? (
        <p>Nothing holds the words in quotation marks as they stand; this holds some of them.</p>
      ) : null}
    </>
  );
}

function sayNothing(query: string): string {
  return query === ''
    ? 'Type a word of a question, a claimant or a source, a place, a number, a year, or a figure’s id.'
    : `Nothing was found for “${query}”. Try a party, a place, a publisher, a month or a number.`;
}

/** What was found for a query, best first; nothing found is said. */
export function SearchResults(props: {
  query: string;
  result: SearchResult;
  /** Whose sides the marks of results have the hues and shapes of. */
  conflicts: readonly Pick<Conflict, 'id' | 'sides'>[];
}) {
  const { query, result, conflicts } = props;
  const { questions, claimants, sources, events } = result;
  if (isEmpty(result)) return <p>{sayNothing(query)}</p>;
  return (
    <>
      <HowRead query={query} result={result} />
      <FoundQuestions found={questions} conflicts={conflicts} />
      <Hits
        title="Who says it"
        hits={claimants.map(({ id, name, note }) => ({
          key: id,
          href: `/claimants/${id}`,
          name,
          more: note,
        }))}
      />
      <Hits
        title="Documents"
        hits={sources.map(({ id, publisher, title, date }) => ({
          key: id,
          href: `/sources/${id}`,
          name: `${publisher}: ${title}`,
          more: date === null ? 'undated' : formatDay(date),
        }))}
      />
      <Hits title="Events" hits={events.map(toEventHit)} />
    </>
  );
}
