import type { Figure } from '@/ledger/figure';
import { formatDay, formatDocuments } from '@/ledger/wording';

/** The documents of a figure in short, each a link; repetition is named as what it is. `bare` under a heading that says so. */
export function SourceLine({ figure, bare = false }: { figure: Figure; bare?: boolean }) {
  return (
    <span className="source-line">
      {bare ? null : 'Source: '}
      {figure.sources.map((source, index) => (
        <span key={`${source.id} ${source.state}`}>
          {index > 0 ? '; ' : ''}
          <a href={`/sources/${source.id}`}>{source.publisher}</a>
          {source.date === null ? ', undated' : `, ${formatDay(source.date)}`}
        </span>
      ))}
      {figure.sources.length > 1 ? ` (${formatDocuments(figure)})` : ''}
    </span>
  );
}
