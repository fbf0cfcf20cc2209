import { PlotView } from '@/charts/card/plot-view';
import { type DrawnChart, listPlots } from '@/charts/drawing';
import { chartPath } from '@/charts/export/address';

const MOST_STRIPS = 2;

/** Charts in small, each leading to its page, where it is whole. */
export function SmallCharts({ charts, query }: { charts: readonly DrawnChart[]; query: string }) {
  return (
    <ul className="small-charts">
      {charts.map(({ model, drawing }) => {
        // Hundreds of months cannot be told apart in small.
        const plots = listPlots(drawing).filter(
          (plot) => plot.kind !== 'timeline' && !(plot.kind === 'columns' && plot.perYear === 12),
        );
        // As many strips as are about as high as another chart.
        const shown = plots[0]?.kind === 'strip' ? plots.slice(0, MOST_STRIPS) : plots.slice(0, 1);
        const path = `${chartPath(model)}${query === '' ? '' : `?${query}`}`;
        return (
          <li key={model.id}>
            <h3>
              <a href={path}>{drawing.title}</a>
            </h3>
            {shown.length === 0 ? <p className="small-sentence">{drawing.sentence}</p> : null}
            {shown.map((plot) => (
              <div key={plot.id}>
                {plot.title === null ? null : <p>{plot.title}</p>}
                <PlotView plot={plot} still={{ target: '_self' }} small />
              </div>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
