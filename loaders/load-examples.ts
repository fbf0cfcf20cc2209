import type { Database } from '@/db/client';
import { getHead } from '@/db/queries/get-head';
import { loadConflicts, loadConflictView } from '@/loaders/load-conflict';
import type { Examples } from './examples';
import { loadCharts } from './load-chart';
import { loadDatasetExample } from './load-dataset';
import { loadReleases } from './load-release';

/**
 * Names for the examples of the API's description: of the first conflict that has figures, and of a
 * figure that was revised where there is one, since it shows most. Null while there is no figure.
 */
export async function loadExamples(db: Database, position: number): Promise<Examples | null> {
  const head = await getHead(db, position);
  if (!head) return null;
  const [release] = await loadReleases(db, position);
  for (const { id } of await loadConflicts(db, position)) {
    const view = await loadConflictView(db, position, id);
    const figure = view?.figures.find(({ version }) => version > 1) ?? view?.figures[0];
    const charts = await loadCharts(db, position, id);
    const [source] = figure?.sources ?? [];
    if (!view || !figure || !source) continue;
    return {
      position,
      recordedAt: head.recorded_at,
      conflict: view.conflict.slug,
      chart: charts?.[0]?.id ?? null,
      figure: figure.id,
      version: 1,
      question: figure.question.id,
      source: source.id,
      measure: figure.measure.id,
      phase: view.figures.find(({ phase }) => phase !== null)?.phase?.id ?? null,
      claimant: figure.claimant.id,
      release: release?.name ?? null,
      dataset: await loadDatasetExample(db, position),
    };
  }
  return null;
}
