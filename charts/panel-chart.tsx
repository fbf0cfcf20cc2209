'use client';

import type { Panel } from './chart';
import type { Drawn } from './drawn';
import { GridChart } from './grid/grid-chart';
import { PlaneChart } from './plane/plane-chart';
import { RowsChart } from './rows/rows-chart';

/**
 * Any panel, drawn by recharts: one `<svg>` of `DRAWN_WIDTHS[drawn]` by `panelHeight(panel, drawn)`
 * pixels. Deterministic: no measuring, no animation, explicit ticks, colours as CSS variables.
 */
export function PanelChart({ panel, drawn }: { panel: Panel; drawn: Drawn }) {
  if (panel.kind === 'rows') return <RowsChart panel={panel} drawn={drawn} />;
  if (panel.kind === 'plane') return <PlaneChart panel={panel} drawn={drawn} />;
  return <GridChart panel={panel} drawn={drawn} />;
}
