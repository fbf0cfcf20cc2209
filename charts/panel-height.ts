import type { ChartModel, Panel } from './chart';
import { layoutDotPlot } from './dot-plot/layout';
import type { Drawn } from './drawn';
import { layoutLineChart } from './line-chart/layout';
import { layoutMatrix } from './matrix/layout';

/** Height of a panel's drawing in pixels, at one of the two drawing widths. */
export function panelHeight(panel: Panel, drawn: Drawn): number {
  if (panel.kind === 'rows') return layoutDotPlot(panel, drawn).height;
  if (panel.kind === 'plane') return layoutLineChart(panel, drawn).height;
  return layoutMatrix(panel, drawn).height;
}

/** Height of all panels of a chart, without the words between them. */
export function chartHeight(model: ChartModel, drawn: Drawn): number {
  return model.panels.reduce((sum, panel) => sum + panelHeight(panel, drawn), 0);
}
