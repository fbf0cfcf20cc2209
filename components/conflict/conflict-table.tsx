import type { DrawnChart } from '@/charts/drawing';
import { listPlots } from '@/charts/drawing';
import { chartPath } from '@/charts/export/address';
import { Sparkline } from '@/charts/spark/sparkline';
import type { ConflictView } from '@/ledger/conflict';
import { type KeyFigure, listKeyFigures } from '@/ledger/key-figures';
import { numberOf } from '@/ledger/order-by-number';
import { formatClaimant } from '@/ledger/wording';
import { WideTable } from '../site/wide-table';
import { KeyFigureLines } from './key-figures';

/** From the start of its first part to the end of its last; an end that nobody gave is open. */
function sayDates({ phases }: ConflictView): string {
  if (phases.length === 0) return 'not given';
  const years = (ends: (string | null)[]) => ends.map((day) => day?.slice(0, 4) ?? null);
  const [starts, ends] = [
    years(phases.map(({ period }) => period.start)),
    years(phases.map(({ period }) => period.end)),
  ];
  const first = starts.includes(null) ? 'start not given' : starts.toSorted()[0];
  const last = ends.includes(null) ? 'no end given' : ends.toSorted().at(-1);
  return `${first} to ${last}`;
}

const largest = ({ parts }: KeyFigure) =>
  Math.max(0, ...parts.flatMap(({ figures }) => figures.map((figure) => numberOf(figure) ?? 0)));

/** Of the deaths of each part those with the highest claim, with every rival of it. */
function findToll(view: ConflictView): KeyFigure | undefined {
  const deaths = listKeyFigures(view).filter(
    ({ family, isYear }) => family === 'deaths' && !isYear,
  );
  return deaths.toSorted((a, b) => largest(b) - largest(a))[0];
}

/** Deaths by year in small, which lead to the chart; words where nobody counts them. */
function Years({ chart }: { chart: DrawnChart | undefined }) {
  if (!chart) return 'no figures by year';
  const plot = listPlots(chart.drawing).find(({ kind }) => kind === 'columns');
  if (plot?.kind !== 'columns') return 'no figures by year';
  const years = plot.columns.map(({ at, mark }) => ({ year: at, value: mark.anchor }));
  const most = plot.columns.toSorted((a, b) => b.mark.anchor - a.mark.anchor)[0];
  return (
    <a href={chartPath(chart.model)} className="spark-link">
      <Sparkline years={years} from={plot.from} to={plot.to} />
      <span>
        {plot.from} to {plot.to}; highest {most?.at}: {most?.mark.label}
      </span>
    </a>
  );
}

/** What is shown of a conflict in a row. */
export type ConflictRow = { view: ConflictView; years: DrawnChart | undefined };

/** Every conflict of the ledger: how much is recorded of it, its highest toll with who says it, its years. */
export function ConflictTable({ rows }: { rows: readonly ConflictRow[] }) {
  return (
    <WideTable caption="Conflicts in this ledger">
      <thead>
        <tr>
          <th scope="col">Conflict</th>
          <th scope="col">Dates</th>
          <th scope="col" className="number">
            Figures
          </th>
          <th scope="col" className="number">
            Claimants
          </th>
          <th scope="col">Highest toll of one part, with who says it</th>
          <th scope="col">Deaths by year, own scale</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ view, years }) => {
          const { slug, name } = view.conflict;
          const toll = findToll(view);
          return (
            <tr key={slug}>
              <th scope="row">
                <a href={`/conflicts/${slug}`}>{name}</a>
                <span className="claim-small">
                  All figures: <a href={`/conflicts/${slug}/figures.csv`}>CSV</a> ·{' '}
                  <a href={`/conflicts/${slug}/figures.json`}>JSON</a>
                </span>
              </th>
              <td>{sayDates(view)}</td>
              <td className="number">{view.figures.length}</td>
              <td className="number">
                {
                  new Set(
                    view.figures.map((figure) => formatClaimant({ ...figure, relayed_by: null })),
                  ).size
                }
              </td>
              <td>
                {toll ? <KeyFigureLines figure={toll} sides={view.conflict.sides} /> : 'none given'}
              </td>
              <td>
                <Years chart={years} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </WideTable>
  );
}
