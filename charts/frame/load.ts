import type { ComponentType } from 'react';
import type { ChartModel, Panel } from '../chart';
import type { Drawn } from '../drawn';

export type PanelChart = ComponentType<{ panel: Panel; drawn: Drawn }>;
export type Loaded = { PanelChart: PanelChart; model: ChartModel };

function isChartFile(file: unknown): file is { model: ChartModel } {
  if (typeof file !== 'object' || file === null || !('model' in file)) return false;
  const { model } = file;
  return (
    typeof model === 'object' && model !== null && 'panels' in model && Array.isArray(model.panels)
  );
}

async function fetchModel(address: string): Promise<ChartModel> {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const file: unknown = await response.json();
  if (!isChartFile(file)) throw new Error(`${address} holds no chart`);
  return file.model;
}

/**
 * Recharts' code and a chart's values, which no page holds until a reader touches the chart.
 * @param address of the chart's JSON at the position that is drawn
 * @throws Error when either could not be had
 */
export async function loadChart(address: string): Promise<Loaded> {
  const [{ PanelChart }, model] = await Promise.all([
    import('../panel-chart'),
    fetchModel(address),
  ]);
  return { PanelChart, model };
}
