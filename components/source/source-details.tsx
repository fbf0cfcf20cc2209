import { formatAuthors } from '@/ledger/author';
import type { FigureSource } from '@/ledger/figure';
import { READING_MEANINGS } from '@/ledger/meaning';
import { capitalise } from '@/ledger/text';
import { formatDay } from '@/ledger/wording';

function OutLink({ url, children }: { url: string; children: string }) {
  return (
    <a className="out" href={url} rel="noopener noreferrer">
      {children}
    </a>
  );
}

type Document = Omit<FigureSource, 'id'>;

/** All that is known of a document in one state; what is not known is said to be unknown. */
export function DocumentFacts({ document }: { document: Document }) {
  const { author, date, url, archived_url, accessed, licence, read_as, inferred } = document;
  const kind = document.document;
  const beside = document.cite_with ?? [];
  return (
    <ul className="document-facts">
      <li>
        {author === null ? 'Author unknown' : formatAuthors(author)}
        {date === null ? ', undated' : `, ${formatDay(date)}`}
        {kind === undefined ? '' : `; ${kind}`}
        {document.agency === undefined ? '' : `, written by ${document.agency}`}
      </li>
      {inferred === undefined || inferred.length === 0 ? null : (
        <li>Not carried by the document, and inferred: {inferred.join(', ')}</li>
      )}
      <li>
        {capitalise(READING_MEANINGS[read_as])}
        {accessed === null ? '; date of access unknown' : `; accessed ${formatDay(accessed)}`}
      </li>
      {document.identified_from_wording ? (
        <li>
          <strong>Identified from its wording</strong>, not from an address
        </li>
      ) : null}
      <li>
        {url === null ? 'Address unknown' : <OutLink url={url}>{url}</OutLink>}
        {archived_url === null ? null : (
          <>
            {' '}
            (<OutLink url={archived_url}>archived copy</OutLink>)
          </>
        )}
      </li>
      <li>{licence === null ? 'Licence not stated' : `Licence: ${licence}`}</li>
      {beside.map(({ author: by, title, date: year, journal, volume, issue }) => (
        <li key={title}>
          To be cited with it: {formatAuthors(by)} ({year}), “{title}”, <cite>{journal}</cite>
          {volume === null ? '' : ` ${volume}`}
          {issue === null ? '' : `(${issue})`}
        </li>
      ))}
    </ul>
  );
}

/** The documents that attest a figure. */
export function SourceDetails({ sources }: { sources: readonly FigureSource[] }) {
  return (
    <ul className="documents">
      {sources.map((source) => (
        <li key={`${source.id} ${source.state}`}>
          <p className="document-title">
            <a href={`/sources/${source.id}`}>
              {source.publisher}: <cite>{source.title}</cite>
            </a>
          </p>
          <DocumentFacts document={source} />
        </li>
      ))}
    </ul>
  );
}
