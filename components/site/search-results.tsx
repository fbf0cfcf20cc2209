import type { SearchResult } from '@/db/queries/search';
import type { Figure } from '@/ledger/figure';
import { formatDay } from '@/ledger/wording';
import { FigureInLine } from '../figure/figure-in-line';

type Hit = { href: string; name: string; more: string | null };

function Hits({ title, hits }: { title: string; hits: Hit[] }) {
  if (hits.length === 0) return null;
  return (
    <section>
      <h2>
        {title} ({hits.length})
      </h2>
      <ul className="hits">
        {hits.map(({ href, name, more }) => (
          <li key={href}>
            <a href={href}>{name}</a>
            {more === null ? null : <span className="claim-small"> {more}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Several states of one document are one hit. */
function listDocuments(sources: SearchResult['sources']): Hit[] {
  const newest = new Map(sources.map((source) => [source.id, source]));
  return [...newest.values()].map(({ id, publisher, title, date }) => ({
    href: `/sources/${id}`,
    name: `${publisher}: ${title}`,
    more: date === null ? 'undated' : formatDay(date),
  }));
}

function Figures({ figures }: { figures: readonly Figure[] }) {
  if (figures.length === 0) return null;
  return (
    <section>
      <h2>Figures ({figures.length})</h2>
      <ul className="hits">
        {figures.map((figure) => (
          <li key={figure.id}>
            <FigureInLine figure={figure} withQuestion={true} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was found for a query; nothing found is said. */
export function SearchResults({ query, result }: { query: string; result: SearchResult }) {
  const { figures, questions, claimants, sources } = result;
  if (figures.length + questions.length + claimants.length + sources.length === 0) {
    return (
      <p>
        {query === ''
          ? 'Type a word of a question, a claimant or a source, or a number, a year, a figure’s id.'
          : `Nothing holds every word of “${query}”. Try fewer words: a party, a publisher, a month.`}
      </p>
    );
  }
  return (
    <>
      <Figures figures={figures} />
      <Hits
        title="What was counted"
        hits={questions.map(({ id, title, scope }) => ({
          href: `/questions/${id}`,
          name: title,
          more: scope === null ? null : `(${scope})`,
        }))}
      />
      <Hits
        title="Who says it"
        hits={claimants.map(({ id, name, note }) => ({
          href: `/claimants/${id}`,
          name,
          more: note,
        }))}
      />
      <Hits title="Documents" hits={listDocuments(sources)} />
    </>
  );
}
