import { comparePeriods } from '@/charts/order';
import type { ConflictView, DatedEvent, Source } from '@/ledger/conflict';
import { formatPlace } from '@/ledger/place';
import { formatPeriod } from '@/ledger/wording';

function EventSources({ event, sources }: { event: DatedEvent; sources: readonly Source[] }) {
  const ids = [...new Set(event.sources.map(({ source }) => source))];
  return (
    <p className="claim-small">
      {ids.length > 1 ? 'Sources: ' : 'Source: '}
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 ? '; ' : ''}
          <a href={`/sources/${id}`}>
            {sources.find((source) => source.id === id)?.publisher ?? id}
          </a>
        </span>
      ))}
    </p>
  );
}

/** The dated events in words, each with its places under every party's name and its documents. */
export function EventList({ view, sources }: { view: ConflictView; sources: readonly Source[] }) {
  if (view.events.length === 0) return null;
  const events = view.events.toSorted((a, b) => comparePeriods(a.date, b.date));
  return (
    <section aria-labelledby="events">
      <h2 id="events">Dated events</h2>
      <ol className="events">
        {events.map((event) => {
          const places = view.places.filter(({ id }) => event.places.includes(id));
          return (
            <li key={event.id}>
              <p className="event-date">{formatPeriod(event.date)}</p>
              <div>
                <p>
                  <strong>{event.title}</strong>
                  {places.length === 0 ? null : `. ${places.map(formatPlace).join('; ')}`}
                </p>
                {event.note === null ? null : <p>{event.note}</p>}
                <EventSources event={event} sources={sources} />
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
