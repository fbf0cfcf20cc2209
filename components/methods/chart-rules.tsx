import type { LegendEntry } from '@/charts/legend/entries';
import { LEGEND_SAMPLE, LegendSample } from '@/charts/legend/legend';

const { width, height } = LEGEND_SAMPLE;

/** What a mark looks like besides its bound, and what that means. */
const LOOKS: readonly { entry: LegendEntry; name: string; words: string }[] = [
  {
    entry: { kind: 'voice', side: 'first', fill: 'solid', words: '' },
    name: 'Solid',
    words:
      'What a side says of its own losses, or what a third party says. Each side has a hue and a shape of its own, in the alphabetical order of their names: a circle, a diamond; third parties have a grey square.',
  },
  {
    entry: { kind: 'voice', side: 'second', fill: 'hollow', words: '' },
    name: 'Hollow',
    words: 'What a side says of its opponent’s losses.',
  },
  {
    entry: { kind: 'faded', words: '' },
    name: 'Faded',
    words: 'An earlier version of a figure, since replaced. It keeps its own address.',
  },
  {
    entry: { kind: 'gap', words: '' },
    name: 'Hatched',
    words:
      'The source has no number for this year or month, or only for a part of it: below its threshold, or no row in its file. That is not zero.',
  },
  {
    entry: { kind: 'series', series: 1, words: '' },
    name: 'A lighter column',
    words: 'Another series of the same publisher, such as its second conflict in these years.',
  },
];

function Sample({ entry }: { entry: LegendEntry }) {
  return (
    <svg
      className="sample"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <LegendSample entry={entry} />
    </svg>
  );
}

/** What each kind of drawing shows, and what must not be read into it. */
export function ChartRules() {
  return (
    <section id="charts">
      <h2>How to read the charts</h2>
      <dl className="definitions">
        <div>
          <dt>A strip</dt>
          <dd>
            One question, one axis from zero, and every claim a mark at its number. The lowest and
            the highest have their numbers beside them. Marks stand over one another only where they
            would cover each other: how high one stands means nothing. Claims that do not answer the
            same question never share a strip.
          </dd>
        </div>
        <div>
          <dt>Columns</dt>
          <dd>
            One number a year or a month of one publisher, on a true time axis, with its own low and
            high as a line. Bands are phases of the conflict, as wide as the calendar years that
            they touch: a column is of its whole year, not of the war in it.
          </dd>
        </div>
        <div>
          <dt>Lines and steps</dt>
          <dd>
            A line joins the years of one publisher’s series and breaks where a year has no number;
            a second publisher’s is dashed. A step line is one voice’s toll: it stays until the day
            as of which the same voice gave another.
          </dd>
        </div>
        <div>
          <dt>Two sides</dt>
          <dd>What each side said of one day, left and right. Each item has a scale of its own.</dd>
        </div>
        <div>
          <dt>Countries</dt>
          <dd>
            Deaths of all conflicts in a country, from a dataset that a third party added up by
            country of the event: it shows where the countries of a conflict stand among all, and is
            never the conflict’s own toll. Its countries are those that bear the name of a party;
            they are drawn wherever they stand. A place among countries is given by the best
            estimate, and equal numbers share one.
          </dd>
        </div>
        {LOOKS.map(({ entry, name, words }) => (
          <div key={name}>
            <dt>
              <span className="drawn">
                <Sample entry={entry} /> {name}
              </span>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p>
        Scales are linear and begin at zero; a switch makes them logarithmic, and stands in the
        address. No chart averages, adds or leaves out a rival. Figures without a number are listed
        in words under it, and its table holds the same figures as its files. A picture shows all of
        its chart, or says in large type how many of how many.
      </p>
    </section>
  );
}

/** How the words of a query are read. */
export function SearchRules() {
  return (
    <section id="search">
      <h2>How the search reads words</h2>
      <p>
        It finds questions with all of their figures, best first: by a number, by the quoted words,
        by who says it, where, when and about whom. Words that people use for one thing find each
        other (dead, killed, toll; soldiers, servicemen, troops; refugees, displaced, fled), after
        what has the very word. Wars and places are found by every name that the record has of them.
        Capitals, accents, kinds of apostrophes and dashes, and the letters in which a name is
        written make no difference. Any word may be missing. A word that nothing has is read as the
        nearest one, and the page says so.
      </p>
    </section>
  );
}
