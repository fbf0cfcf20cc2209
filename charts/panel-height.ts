import type { ChartModel, Panel } from './chart';
import type { Drawn } from './drawn';
import { layoutGrid } from './grid/layout';
import { layoutPlane } from './plane/layout';
import { layoutRows } from './rows/layout';

/** Height of a panel's drawing in pixels, at one of the two drawing widths. */
export function panelHeight(panel: Panel, drawn: Drawn): number {
  if (panel.kind === 'rows') return layoutRows(panel, drawn).height;
  if (panel.kind === 'plane') return layoutPlane(panel, drawn).height;
  return layoutGrid(panel, drawn).height;
}

/** Height of all panels of a chart, without the words between them. */
export function chartHeight(model: ChartModel, drawn: Drawn): number {
  return model.panels.reduce((sum, panel) => sum + panelHeight(panel, drawn), 0);
}
