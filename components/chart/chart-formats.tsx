import { type ChartModel, listMarks } from '@/charts/chart';
import { chartPath } from '@/charts/export/address';
import type { Work } from '@/ledger/citation/work';
import { CiteTexts } from '../cite/cite-texts';

const FILES = [
  ['BibTeX', 'bib'],
  ['RIS', 'ris'],
  ['CSL-JSON', 'csl.json'],
] as const;

/**
 * How to cite a chart, the address under which this state of it stays, and the chart without the page
 * around it.
 * @param work the chart as a work to cite
 */
export function ChartFormats({ model, work }: { model: ChartModel; work: Work }) {
  const path = chartPath(model);
  const at = `?at=${model.position}`;
  const marks = listMarks(model).length;
  return (
    <section className="chart-formats cite" aria-labelledby="cite">
      <h2 id="cite">Cite and download</h2>
      {work.url === null ? null : (
        <p>
          This chart as of position {model.position}: <a href={work.url}>{work.url}</a>
        </p>
      )}
      <p className="claim-small">
        Cite the original source of each figure first: the files hold every document that the chart
        rests on, then the chart. The compilation is licensed CC BY 4.0.
      </p>
      <ul className="files" aria-label="The documents and the chart for reference managers">
        {FILES.map(([name, ending]) => (
          <li key={ending}>
            <a href={`${path}.${ending}${at}`}>{name}</a>
          </li>
        ))}
      </ul>
      <CiteTexts id="chart" groups={[{ title: 'Cite this chart', works: [work] }]} />
      <p>
        <a href={`${path}/embed${at}`}>For a frame in another page</a> (
        <a href={`${path}/embed`}>one that follows the ledger</a>) ·{' '}
        <a href={`${path}.svg${at}&theme=dark`}>SVG on dark</a> ·{' '}
        <a href={`${path}.png${at}&width=1600`}>the whole as PNG</a>.{' '}
        {marks > 0 ? 'The CSV and the JSON hold just what is drawn.' : ''}
      </p>
    </section>
  );
}
