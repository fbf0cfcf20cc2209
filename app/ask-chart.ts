import { cache } from 'react';
import { buildCharts } from '@/charts/catalogue';
import { CHART_IDS, type ChartModel } from '@/charts/chart';
import { askConflictView, askFigureVersions } from './ask';

/**
 * A chart of a conflict as it stood at a position, among all charts that the conflict has; null where
 * there is no such chart, or where the conflict has nothing for it.
 * @param conflict the conflict's id
 */
export const askChart = cache(
  async (
    position: number,
    conflict: string,
    id: string,
  ): Promise<{ model: ChartModel; all: ChartModel[] } | null> => {
    if (!CHART_IDS.some((known) => known === id)) return null;
    const view = await askConflictView(position, conflict);
    if (!view) return null;
    const revised = view.figures.filter(({ version }) => version > 1);
    const histories = await Promise.all(
      revised.map((figure) => askFigureVersions(position, figure.id)),
    );
    const earlier = histories.flatMap((versions) => versions.slice(0, -1));
    const all = buildCharts(view, earlier);
    const model = all.find((each) => each.id === id);
    return model ? { model, all } : null;
  },
);
