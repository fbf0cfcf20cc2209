import { buildCharts } from '@/charts/catalogue';
import { getHead } from '@/db/queries/get-head';
import type { Samples } from '@/routes/samples';
import { askConflicts, askConflictView } from './ask';
import { askDatasetSample } from './ask-dataset';
import { askReleases } from './ask-release';
import { openReader } from './reader';

/**
 * Names for the examples of the API's description: of the first conflict that has figures, and of a
 * figure that was revised where there is one, since it shows most. Null while there is no figure.
 */
export async function askSamples(position: number): Promise<Samples | null> {
  const head = await getHead(openReader().db, position);
  if (!head) return null;
  const [release] = await askReleases(position);
  for (const { id } of await askConflicts(position)) {
    const view = await askConflictView(position, id);
    const figure = view?.figures.find(({ version }) => version > 1) ?? view?.figures[0];
    const [source] = figure?.sources ?? [];
    if (!view || !figure || !source) continue;
    return {
      position,
      recordedAt: head.recorded_at,
      conflict: view.conflict.slug,
      chart: buildCharts(view)[0]?.id ?? null,
      figure: figure.id,
      version: 1,
      question: figure.question.id,
      source: source.id,
      measure: figure.measure.id,
      phase: view.figures.find(({ phase }) => phase !== null)?.phase?.id ?? null,
      claimant: figure.claimant.id,
      release: release?.name ?? null,
      dataset: await askDatasetSample(position),
    };
  }
  return null;
}
