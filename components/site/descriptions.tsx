/** How figures and files are described to machines, beside what people read. */
export function Descriptions() {
  return (
    <section id="programs">
      <h2>Machine-readable descriptions</h2>
      <dl className="definitions">
        <div>
          <dt>Every CSV</dt>
          <dd>
            has its description at the same address with <code>/csvw.json</code> in the place of{' '}
            <code>.csv</code>, parameters kept: columns, datatypes, which cells may be empty, what
            tells rows apart, the documents (CSV on the Web). The file’s <code>Link</code> header
            leads to it.
          </dd>
        </div>
        <div>
          <dt>Every page of a figure, a chart or a conflict</dt>
          <dd>
            names in its <code>Link</code> header the address that it is to be cited by, its files,
            what describes it and its licence, and each file names its page (FAIR Signposting). For
            a figure it is one document too: <code>/figures/…/linkset.json</code>. The address to
            cite is that of the state which is shown: a figure’s version, or the page with{' '}
            <code>?at=</code>.
          </dd>
        </div>
        <div>
          <dt>In the pages (JSON-LD, schema.org)</dt>
          <dd>
            a figure is a <code>Claim</code> with its claimant and its documents, and an{' '}
            <code>Observation</code> with its number; a conflict and a chart are a{' '}
            <code>Dataset</code>. “At least” and “more than” are a <code>minValue</code>, “up to”
            and “fewer than” a <code>maxValue</code>: they have no <code>value</code> that could be
            taken for a total. What is unknown is absent.
          </dd>
        </div>
        <div>
          <dt>Pictures</dt>
          <dd>
            Each figure, each of its versions and each chart is also an <code>.svg</code> and a{' '}
            <code>.png</code>, with its words, its source, its address and its licence in it;{' '}
            <code>theme</code> is light or dark, <code>width</code> is in pixels.
          </dd>
        </div>
      </dl>
    </section>
  );
}
