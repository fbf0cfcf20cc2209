import type { Panel } from './chart';
import { DotPlot } from './dot-plot/chart';
import type { Drawn } from './drawn';
import { LineChart } from './line-chart/chart';
import { Matrix } from './matrix/chart';

/**
 * Any panel, drawn by recharts: one `<svg>` of `DRAWN_WIDTHS[drawn]` by `panelHeight(panel, drawn)`
 * pixels. Deterministic: no measuring, no animation, explicit ticks, colours as CSS variables.
 */
export function PanelChart({ panel, drawn }: { panel: Panel; drawn: Drawn }) {
  if (panel.kind === 'rows') return <DotPlot panel={panel} drawn={drawn} />;
  if (panel.kind === 'plane') return <LineChart panel={panel} drawn={drawn} />;
  return <Matrix panel={panel} drawn={drawn} />;
}
