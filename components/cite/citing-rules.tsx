/** What a citation holds, and how it is made. */
export function CitingRules() {
  return (
    <section id="citing">
      <h2>How to cite</h2>
      <p>
        Cite the original source first, and this ledger beside it. Each figure and each of its
        versions offers both, in APA (7th edition), MLA (9th), Chicago (17th, author-date) and
        Harvard (Cite Them Right), for Wikipedia, and as BibTeX, BibLaTeX and RIS. Files for
        reference managers (<code>.bib</code>, <code>.ris</code>, <code>.csl.json</code>) hold the
        documents in their order, then the figure; those of a chart hold every document that it
        rests on. Articles of newspapers and agencies are cited as such, with every author as
        signed; with UCDP’s data go the articles that it asks to be cited.
      </p>
      <ul>
        <li>
          The title of a figure’s citation says what was counted, the number with its bound, of
          whom, for which period, who says it, as of when, the version with its day, and the short
          fingerprint. The address is that of the version. A withdrawn figure can still be cited,
          and its citation says that it was withdrawn.
        </li>
        <li>
          What is not known is left out: a document without a date has none, and no day of access is
          made up. A document that nobody signed is cited under its publisher. What we infer of one,
          such as a title from its address, stands in square brackets.
        </li>
        <li>
          Titles keep the capitals that they were published with, also in MLA and Chicago. The
          language of a document is not always English, and English capitals would change letters.
        </li>
      </ul>
    </section>
  );
}
