import { cache } from 'react';
import { type ChartModel, listStatements } from '@/charts/chart';
import { chartAddress } from '@/charts/files/address';
import { citeChart } from '@/figures/citation/cite-chart';
import { citeSource } from '@/figures/citation/cite-source';
import type { Work } from '@/figures/citation/work';
import { askConflictView, askFigureVersions, askRecordedAt } from './ask';
import { publicOrigin } from './reader';

/** A chart as a work to cite, under the address that pins it, with the day of its position's entry. */
export const askChartWork = cache(async (model: ChartModel): Promise<Work> => {
  return citeChart({
    ...model,
    recorded_at: await askRecordedAt(model.position),
    address: chartAddress(model, publicOrigin()),
  });
});

/**
 * All that is to be cited for a chart: the documents of what it shows, each once, then the chart.
 * @param conflict the conflict's id
 */
export async function askChartWorks(conflict: string, model: ChartModel): Promise<Work[]> {
  const view = await askConflictView(model.position, conflict);
  const shown = await Promise.all(
    listStatements(model).map(async ({ figure, version }) => {
      const newest = view?.figures.find(({ id }) => id === figure);
      if (newest?.version === version) return newest;
      const versions = await askFigureVersions(model.position, figure);
      return versions.find((each) => each.version === version);
    }),
  );
  const documents = shown.flatMap((figure) => figure?.sources ?? []).map(citeSource);
  const distinct = new Map(documents.map((work) => [work.key, work]));
  return [...distinct.values(), await askChartWork(model)];
}
