import { RELATION_MEANINGS } from '@/ledger/meaning';
import { QUALIFIER_SUMS } from '@/ledger/qualifier';
import { QUALIFIERS, RELATIONS } from '@/ledger/vocabulary';
import { WideTable } from '../site/wide-table';

/** Every pair of qualifiers, as a square: the same either way round. */
function SumSquare() {
  const find = (a: string, b: string) =>
    QUALIFIER_SUMS.find((row) => (row.a === a && row.b === b) || (row.a === b && row.b === a))?.sum;
  return (
    <WideTable caption="What the sum of two numbers is called; a dash: there is no sum">
      <thead>
        <tr>
          <td />
          {QUALIFIERS.map((qualifier) => (
            <th scope="col" key={qualifier}>
              {qualifier}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {QUALIFIERS.map((a) => (
          <tr key={a}>
            <th scope="row" className="nowrap">
              {a}
            </th>
            {QUALIFIERS.map((b) => {
              const sum = find(a, b);
              return (
                <td key={b}>
                  {sum?.kind === 'sum' ? (
                    sum.qualifier
                  ) : (
                    <>
                      <span aria-hidden="true">–</span>
                      <span className="visually-hidden">no sum</span>
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

/** The distinct reasons for which two qualifiers have no sum. */
function listRefusals(): string[] {
  return [
    ...new Set(QUALIFIER_SUMS.flatMap(({ sum }) => (sum.kind === 'refused' ? [sum.words] : []))),
  ];
}

/** When numbers may be added, what the sum is called, and when there is none. */
export function SumRules() {
  return (
    <section id="sums">
      <h2>What can be added, and what cannot</h2>
      <p>
        Figures are added only where the records prove that nothing is counted twice and that the
        numbers are of one kind. Otherwise the program refuses, and the page says why. There is no
        average and no midpoint anywhere. All of this must hold:
      </p>
      <ul>
        <li>one conflict and one measure;</li>
        <li>one claimant, and a clear one: the own reports of two publishers are two claimants;</li>
        <li>one as-of day;</li>
        <li>
          scopes that are shown to be separate, pair by pair: recorded as excluding each other,
          stated parties that share nobody, groups such as soldiers and civilians, different
          conflicts in UCDP’s list, or periods without a common day where a thing happens once (a
          death, an incident, the loss of a helicopter; not flight or displacement);
        </li>
        <li>no relation on record that says that they overlap, contradict each other or differ;</li>
        <li>qualifiers that have a sum, by the table below.</li>
      </ul>
      <SumSquare />
      <ul>
        {listRefusals().map((words) => (
          <li key={words}>No sum: {words}.</li>
        ))}
      </ul>
      <h3 id="relations">How one figure may stand to another</h3>
      <p>
        Whether two answers contradict each other or only differ is computed from their numbers,
        also where an earlier entry says otherwise. A later entry on the same two figures that gives
        a reason replaces the earlier one.
      </p>
      <dl className="definitions">
        {RELATIONS.map((relation) => (
          <div key={relation}>
            <dt>{relation}</dt>
            <dd>{RELATION_MEANINGS[relation]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
