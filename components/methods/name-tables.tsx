import type { ConflictView } from '@/ledger/conflict';
import { formatPlace } from '@/ledger/place';
import { WideTable } from '../site/wide-table';

/** Languages of the parties' own names, as far as the record names them in places. */
function partyName(view: ConflictView, id: string | null): string {
  if (id === null) return 'in English';
  return view.parties.find((party) => party.id === id)?.name ?? id;
}

function Parties({ view }: { view: ConflictView }) {
  const parties = view.parties.filter(({ id }) => view.conflict.parties.includes(id));
  return (
    <ul className="plain">
      {parties
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
        .map((party) => (
          <li key={party.id}>
            {party.name}
            {party.note === null ? null : <span className="claim-small"> ({party.note})</span>}
          </li>
        ))}
    </ul>
  );
}

/** The parties, and the names that each uses for the conflict and its places. */
export function NameTables({ view }: { view: ConflictView }) {
  return (
    <section aria-labelledby="names">
      <h2 id="names">Parties and names</h2>
      <Parties view={view} />
      <WideTable caption={`Names of the conflict: ${view.conflict.name}`}>
        <thead>
          <tr>
            <th scope="col">Used by</th>
            <th scope="col">Name</th>
          </tr>
        </thead>
        <tbody>
          {view.conflict.names.map((each) => (
            <tr key={`${each.used_by} ${each.name}`}>
              <th scope="row">{partyName(view, each.used_by)}</th>
              <td lang={each.language}>{each.name}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      <WideTable
        caption={`Names of places, in the order of the parties' names: ${view.conflict.name}`}
      >
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">In the parties’ own languages</th>
            <th scope="col">Kind</th>
          </tr>
        </thead>
        <tbody>
          {view.places.map((place) => (
            <tr key={place.id}>
              <th scope="row">{formatPlace(place)}</th>
              <td>
                {place.names
                  .map(({ native }) => native)
                  .filter((native) => native !== null)
                  .join(' / ')}
              </td>
              <td>
                {place.kind}
                {place.note === null ? null : <span className="claim-small">. {place.note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
