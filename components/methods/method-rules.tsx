import { BASIS_MEANINGS, CHANGE_MEANINGS, READING_MEANINGS } from '@/ledger/meaning';
import { BASES, CHANGES, READINGS } from '@/ledger/vocabulary';

/** Which figures are recorded, and how. */
export function RecordingRules() {
  return (
    <section id="recording">
      <h2>What is recorded</h2>
      <p>
        A figure is one claimant’s answer to one question, for one period, as of one day. It is
        recorded when a document that can be named carries it, and with that document: no number
        stands here without its source. Whether it is believed makes no difference.
      </p>
      <ul>
        <li>
          A claim that several documents repeat is one figure with several documents (“2 documents,
          1 claim”). Repetition is not confirmation.
        </li>
        <li>
          Rival claims are all recorded and stand side by side, what a side says of its own losses
          distinguished from what it says of its opponent’s.
        </li>
        <li>
          Unknown is not zero. A period without a known start has none; a wording that we have not
          seen is unknown; where the words do not say who claims it, attribution is unclear.
        </li>
        <li>
          Published values are kept as published, odd ones too: they are flagged, never repaired.
        </li>
        <li id="none">
          One rule for every side: a claimant who says that there were none gives the number zero,
          in whatever verb a report says it (“no loss of life”, “denied any losses”). “Denied” is
          kept for a claimant who denies another’s number and does not say that there were none:
          that is no number, and no zero.
        </li>
        <li>
          Whose losses are counted is “stated” where the words name them and “implied” where only
          the sentence does. “Not stated”, “both sides” and “not separated” are different answers.
        </li>
      </ul>
      <h3>How a number came about</h3>
      <dl className="definitions">
        {BASES.map((basis) => (
          <div key={basis}>
            <dt>{basis}</dt>
            <dd>{BASIS_MEANINGS[basis]}</dd>
          </div>
        ))}
      </dl>
      <h3>How a document was read</h3>
      <p>
        Each document says it: {READINGS.map((reading) => READING_MEANINGS[reading]).join('; ')}.
        One whose wording changed under the same address has several versions, and a figure names
        the version that it is from.
      </p>
    </section>
  );
}

/** Versions, editions and fingerprints, and how anybody can check them. */
export function Proof() {
  return (
    <section id="fingerprints">
      <h2>Versions, editions, fingerprints</h2>
      <p>
        The ledger is only appended to; its database refuses anything else. Each entry has a number,
        its position. Up to there the ledger is an edition: “as published on 22 November 2026
        (edition 179)” is the state after entry 179, and no later entry changes it. A figure that
        changes gets a further version, with what kind of change it is and why; its earlier versions
        keep their addresses. A number as of a new day is a new figure. A withdrawn figure keeps its
        page, with its last value and the reason.
      </p>
      <dl className="definitions">
        {CHANGES.map((change) => (
          <div key={change}>
            <dt>{change}</dt>
            <dd>{CHANGE_MEANINGS[change]}</dd>
          </div>
        ))}
      </dl>
      <p>
        Each entry’s fingerprint is the SHA-256 of its predecessor’s fingerprint, a line feed and
        the entry’s own record as canonical JSON (RFC 8785), in UTF-8:
      </p>
      <pre>
        <code>{'sha256(previous + "\\n" + record)'}</code>
      </pre>
      <p>
        The first entry’s predecessor is 64 zeros. The JSON file of a figure’s version holds its
        record, its fingerprint and its predecessor’s, so that anybody can compute it again: nobody
        can change an earlier entry without changing every fingerprint after it. On pages the first
        16 digits stand for the whole.
      </p>
    </section>
  );
}

/** How sides and places are named. */
export function Neutrality() {
  return (
    <section id="names">
      <h2>Names and neutrality</h2>
      <ul>
        <li>
          A place that the parties name differently stands under each name, in the alphabetical
          order of the parties: Stepanakert / Khankendi. Quotations keep their own. Two places are
          never made one.
        </li>
        <li>
          Every party “says”: none admits, boasts or alleges. Numbers and names carry no adjectives.
        </li>
        <li>
          Parties are named as the record names them, with their standing beside it where it is
          disputed. A name that only one publisher uses is marked as that publisher’s.
        </li>
        <li>
          The hues of the sides stand in none of their flags, and each has a shape as well, so that
          nothing depends on colour alone.
        </li>
      </ul>
    </section>
  );
}
