import type { ChartModel } from '@/charts/chart';
import { chartPath } from '@/charts/export/address';
import type { Work } from '@/ledger/citation/work';
import { CiteTexts } from '../cite/cite-texts';

const FILES = [
  ['BibTeX', 'bib'],
  ['RIS', 'ris'],
  ['CSL-JSON', 'csl.json'],
] as const;

/**
 * How to cite a chart, and the address under which this state of it stays.
 * @param work the chart as a work to cite
 */
export function ChartCitation({ model, work }: { model: ChartModel; work: Work }) {
  const path = chartPath(model);
  const at = `?at=${model.position}`;
  return (
    <section className="chart-formats cite" aria-labelledby="cite">
      <h2 id="cite">Cite</h2>
      {work.url === null ? null : (
        <p>
          This chart as it stands: <a href={work.url}>{work.url}</a>
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
    </section>
  );
}
