import type { Bound } from '@/charts/chart';
import { Glyph } from '@/charts/mark/glyph';
import { QUALIFIER_MEANINGS } from '@/ledger/meaning';
import { QUALIFIERS, type Qualifier } from '@/ledger/vocabulary';
import { WideTable } from '../site/wide-table';

/** How a qualifier is drawn; those without a number are listed in words and never drawn. */
const DRAWN: Record<Qualifier, { bound: Bound; words: string } | null> = {
  none: { bound: 'point', words: 'a plain mark' },
  exactly: { bound: 'exact', words: 'a mark with a ring' },
  'at least': { bound: 'floor', words: 'an arrow towards more' },
  'more than': { bound: 'floor', words: 'an arrow towards more' },
  'up to': { bound: 'ceiling', words: 'a bar, and a dashed line towards less' },
  'fewer than': { bound: 'ceiling', words: 'a bar, and a dashed line towards less' },
  about: { bound: 'soft', words: 'ends that fade out' },
  near: { bound: 'soft', words: 'ends that fade out' },
  between: { bound: 'range', words: 'a line from low to high' },
  indefinite: null,
  denied: null,
};

/** Half the length of the sample's low-to-high line, in pixels. */
const WHISKER = 18;

function Sample({ bound }: { bound: Bound }) {
  const end = bound === 'range' ? WHISKER : null;
  return (
    <svg className="sample" width={80} height={22} viewBox="-40 -11 80 22" aria-hidden="true">
      <Glyph
        bound={bound}
        side="neutral"
        fill="solid"
        low={end === null ? null : -end}
        high={end}
        along="right"
        core
      />
    </svg>
  );
}

function Drawn({ bound, words }: { bound: Bound; words: string }) {
  return (
    <span className="drawn">
      <Sample bound={bound} />
      <span>{words}</span>
    </span>
  );
}

/** The bounds that a source's words may carry, what each means and how it is drawn. */
export function QualifierTable() {
  return (
    <section id="qualifiers">
      <h2>How exact a number is</h2>
      <p>
        The qualifier is the bound that the source’s own words carry. It is never inferred: a number
        without one stays without. It stands beside the number in text, as a mark of its own in a
        chart, as a column in a file, and it goes through every sum. “Only” is not a bound; it stays
        in the quoted words.
      </p>
      <WideTable caption="Qualifiers: meaning and mark">
        <thead>
          <tr>
            <th scope="col">Qualifier</th>
            <th scope="col">What it says</th>
            <th scope="col">How it is drawn</th>
          </tr>
        </thead>
        <tbody>
          {QUALIFIERS.map((qualifier) => {
            const drawn = DRAWN[qualifier];
            return (
              <tr key={qualifier}>
                <th scope="row" className="nowrap">
                  {qualifier}
                </th>
                <td className="prose-cell">
                  {qualifier === 'none'
                    ? 'The source gives a number and does not say how exact it is.'
                    : QUALIFIER_MEANINGS[qualifier]}
                </td>
                <td>
                  {drawn === null ? (
                    'not drawn: listed in words under the chart'
                  ) : (
                    <Drawn bound={drawn.bound} words={drawn.words} />
                  )}
                </td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">zero</th>
            <td className="prose-cell">
              The source states that there was none, for a stated scope.
            </td>
            <td>
              <Drawn bound="zero" words="a ring with a 0 in it" />
            </td>
          </tr>
          <tr>
            <th scope="row">unknown</th>
            <td className="prose-cell">No source gives a number, or we have not seen one.</td>
            <td>a gap with words, an empty cell in a file</td>
          </tr>
        </tbody>
      </WideTable>
    </section>
  );
}
