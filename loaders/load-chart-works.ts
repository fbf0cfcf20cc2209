import { type ChartModel, findCountries, listSpans, listStatements } from '@/charts/chart';
import { chartAddress } from '@/charts/export/address';
import type { Database } from '@/db/client';
import { listSources } from '@/db/queries/list-sources';
import { citeChart } from '@/ledger/citation/cite-chart';
import { citeDocument } from '@/ledger/citation/cite-source';
import type { Work } from '@/ledger/citation/work';
import type { ConflictView } from '@/ledger/conflict';
import { loadConflictView } from '@/loaders/load-conflict';
import { loadFigureVersions } from './load-figure';
import { loadRecordedAt } from './load-recorded-at';

/**
 * A chart as a work to cite, under the address that pins it, with the day of its position's entry.
 * @param origin the public one, without a slash at its end
 */
export async function loadChartWork(
  db: Database,
  model: ChartModel,
  origin: string,
): Promise<Work> {
  return citeChart({
    ...model,
    recorded_at: await loadRecordedAt(db, model.position),
    address: chartAddress(model, origin),
  });
}

/** The documents of the figures that a chart shows, in the order in which they are shown. */
async function loadFigureDocuments(
  db: Database,
  model: ChartModel,
  view: ConflictView,
): Promise<Work[]> {
  const shown = await Promise.all(
    listStatements(model).map(async ({ figure, version }) => {
      const newest = view.figures.find(({ id }) => id === figure);
      if (newest?.version === version) return newest;
      const versions = await loadFigureVersions(db, model.position, figure);
      return versions.find((each) => each.version === version);
    }),
  );
  return shown.flatMap((figure) => figure?.sources ?? []).flatMap(citeDocument);
}

/** The documents that date the events of a timeline, each in the state that the event names. */
async function loadEventDocuments(
  db: Database,
  model: ChartModel,
  view: ConflictView,
): Promise<Work[]> {
  const drawn = new Set(listSpans(model).flatMap(({ sources }) => sources));
  if (drawn.size === 0) return [];
  const named = view.events
    .flatMap(({ sources }) => sources)
    .filter(({ source }) => drawn.has(source));
  const states = await listSources(db, model.position);
  const found = named.map((ref) =>
    states.find(({ id, state }) => id === ref.source && state === ref.state),
  );
  return found.flatMap((source) => (source ? citeDocument(source) : []));
}

/** The document that describes the dataset of a chart of countries; the dataset itself where there is none. */
async function loadDatasetDocuments(db: Database, model: ChartModel): Promise<Work[]> {
  const source = findCountries(model)?.source;
  if (!source) return [];
  const states = await listSources(db, model.position);
  const document = states.findLast(({ url }) => url === source.url);
  if (document) return citeDocument(document);
  const { publisher, title, version, url } = source;
  return [
    {
      ...{ key: `dataset_${version}`, kind: 'dataset', title, version, url, note: '' },
      ...{ authors: [{ name: publisher }], publisher: null, date: null },
      ...{ archived_url: null, accessed: null },
    },
  ];
}

/**
 * All that is to be cited for a chart: every document that it rests on, each once, then the chart.
 * @param conflict the conflict's id
 * @param origin the public one, without a slash at its end
 */
export async function loadChartWorks(
  db: Database,
  conflict: string,
  model: ChartModel,
  origin: string,
): Promise<Work[] | null> {
  const view = await loadConflictView(db, model.position, conflict);
  if (view === null) return null;
  const documents = [
    ...(await loadFigureDocuments(db, model, view)),
    ...(await loadEventDocuments(db, model, view)),
    ...(await loadDatasetDocuments(db, model)),
  ];
  const distinct = new Map(documents.map((work) => [work.key, work]));
  return [...distinct.values(), await loadChartWork(db, model, origin)];
}
