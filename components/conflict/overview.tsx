import type { ReactNode } from 'react';
import { PlotGroups } from '@/charts/card/chart-card';
import type { DrawnChart } from '@/charts/drawing';
import { chartPath } from '@/charts/export/address';
import { Legend } from '@/charts/legend/legend';
import type { ConflictView } from '@/ledger/conflict';
import { KeyFigures } from './key-figures';

/**
 * The first screen of a conflict: its years as columns, and beside them what is said first.
 * @param children what follows; on a wide screen it begins under the columns
 */
export function Overview(props: {
  chart: DrawnChart | undefined;
  view: ConflictView;
  children?: ReactNode;
}) {
  const { chart, view, children } = props;
  return (
    <div className={chart === undefined ? 'overview overview-plain' : 'overview'}>
      {chart === undefined ? null : (
        <figure className="chart" id={chart.model.id} aria-labelledby="overview-title">
          <figcaption>
            <h2 id="overview-title">
              <a href={chartPath(chart.model)}>{chart.drawing.title}</a>
            </h2>
            <p className="chart-sentence">{chart.drawing.sentence}</p>
          </figcaption>
          <PlotGroups groups={chart.drawing.groups} level={3} />
          <Legend drawing={chart.drawing} sides={chart.model.sides} />
        </figure>
      )}
      <section className="overview-figures" aria-labelledby="key-figures">
        <h2 id="key-figures">Key figures</h2>
        <KeyFigures view={view} />
      </section>
      {children}
    </div>
  );
}
