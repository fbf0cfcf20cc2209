import { CHANGE_MEANINGS } from '@/ledger/meaning';
import { CHANGES } from '@/ledger/vocabulary';

/** What is missing here, and why: said so that nobody takes a blank for a zero. */
const GAPS = [
  'Killed and wounded in the ceasefire years before 2015: single reports were not searched.',
  'April 2016, 1st to 11th: the files of the International Crisis Group hold no row of these days. Tolls of the Four-Day War stand as what reports and the publisher’s page say.',
  'Operation of September 2023: the files of the International Crisis Group end on 10 September 2023. What Azerbaijan’s Health Ministry and Nagorno-Karabakh officials said stands here; later counts of the Armenian side were not found in a form that names document and date.',
  'Azerbaijan’s counts of servicemen killed in the war of 2020 after March 2021: no document with its own wording was read.',
  'Clashes of September 2022: official counts of two days stand here, as reports passed them on; of later ones no document was read that has a day.',
  'UCDP’s own names of its conflicts: the files that were read have numbers of conflicts and codes of parties. Titles that carry such a number are ours.',
  'UCDP lists a year only where battle-related deaths reach its threshold. For two such years deaths by the country of the event stand here, which may hold another conflict’s.',
  'Refugees and displaced persons of single years that the publishers’ files leave empty; a zero beside other numbers of a row is taken as not reported.',
  'Displacement inside Nagorno-Karabakh, and of Azerbaijanis from Armenia before 1992: no file or document was read.',
  'Wounded and missing persons, prisoners, and deaths by mines: only as rows of the shipped datasets, not as figures.',
] as const;

/** What is taken in, where was searched, how a figure is checked, and what happens to errors. */
export function RecordingPractice() {
  return (
    <section id="practice">
      <h2>How the record is made</h2>
      <p className="claim-small">
        In the order of the Standards for Casualty Recording (Every Casualty Counts, 2016).
      </p>
      <h3>What is included, and what is not</h3>
      <ul>
        <li>
          Included: numbers of people killed, wounded, missing or displaced, of incidents, and of
          materiel, that a document which can be named says of the conflict, whoever says them.
        </li>
        <li>
          Not included: numbers without a document, names of single victims, estimates of ours, and
          projections. Nothing is left out because it is doubted.
        </li>
        <li>
          Deaths count in the phase in which the source places them. A count that reaches beyond its
          phase (deaths in captivity after a cease-fire) says so.
        </li>
      </ul>
      <h3>Where was searched</h3>
      <p>
        One news report of 27 September 2020 was read whole, and each number in it recorded. From
        there: reports of the same days, the parties’ own counts as agencies passed them on, the
        data files of the Uppsala Conflict Data Program, the International Crisis Group, UNHCR and
        the Internal Displacement Monitoring Centre, and stored copies of pages. In English,
        Portuguese and Italian, and one page in Russian; sources in Armenian and Azerbaijani were
        read only where another document repeats them. It is no complete search.
      </p>
      <h3 id="gaps">Known gaps</h3>
      <ul>
        {GAPS.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
      <h3>How a figure is checked, and by whom</h3>
      <ul>
        <li>
          The editor who records it compares it with the document, and the words with the number;
          the entry names who recorded it and why.
        </li>
        <li>
          A figure that is computed or taken over from a data file is computed again by a program of
          its own, which fails on any difference: every night, and before each change is accepted.
        </li>
        <li>
          No second editor has checked each figure, and none is confirmed by us as true: “2
          documents, 1 claim” says how often it was repeated.
        </li>
      </ul>
      <h3>How errors are handled</h3>
      <p>
        Anybody can <a href="/about#report">report an error</a>. What is wrong is corrected by a
        further version that says what kind of change it is, why, and on what evidence (
        {CHANGES.map((change) => `${change}: ${CHANGE_MEANINGS[change].toLowerCase()}`).join(' ')}),
        or withdrawn with the reason. Earlier versions keep their addresses. All of it stands under{' '}
        <a href="/corrections">corrections</a>.
      </p>
      <h3>What the conflict is called</h3>
      <p>
        Nagorno-Karabakh conflict, with each party’s own name beside it; wars by the names that
        scholarship and press both use, with their dates: First Nagorno-Karabakh War (to May 1994),
        Four-Day War (April 2016), July 2020 border clashes, Second Nagorno-Karabakh War (27
        September to 10 November 2020). None of them is one side’s.
      </p>
      <h3>Who publishes it</h3>
      <p>
        Each entry names who recorded it. The ledger belongs to no party of any conflict;
        <a href="/about">more on who publishes it</a>.
      </p>
    </section>
  );
}
