import type { Database } from '@/db/client';
import { getHead } from '@/db/queries/get-head';
import type { ConflictView } from '@/ledger/conflict';
import type { Figure } from '@/ledger/figure';
import { loadConflicts, loadConflictView } from '@/loaders/load-conflict';
import type { Examples } from './examples';
import { loadCharts, WHOLE } from './load-chart';
import { loadDatasetExample } from './load-dataset';
import { loadReleases } from './load-release';

/** A figure of deaths that every filter has a value of: all of them together leave it, and its chart. */
function findFiltered({ figures }: ConflictView): Figure | undefined {
  return figures.find(
    ({ phase, affected, counted, measure, value }) =>
      phase !== null &&
      affected.side !== null &&
      counted !== null &&
      value !== null &&
      measure.family === 'deaths',
  );
}

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
    const charts = await loadCharts(db, position, id, WHOLE);
    const [source] = figure?.sources ?? [];
    if (!view || !figure || !source) continue;
    const filtered = findFiltered(view) ?? figure;
    return {
      position,
      recordedAt: head.recorded_at,
      conflict: view.conflict.slug,
      chart: charts?.[0]?.model.id ?? null,
      figure: figure.id,
      version: 1,
      question: figure.question.id,
      source: source.id,
      measure: filtered.measure.id,
      phase: filtered.phase?.id ?? null,
      claimant: filtered.claimant.id,
      side: filtered.affected.side,
      counted: filtered.counted,
      release: release?.name ?? null,
      dataset: await loadDatasetExample(db, position),
    };
  }
  return null;
}
