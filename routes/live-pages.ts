import type { DrawnChart } from '@/charts/drawing';
import type { Database } from '@/db/client';
import { listClaimants } from '@/db/queries/list-claimants';
import { listQuestions } from '@/db/queries/list-questions';
import { listSources } from '@/db/queries/list-sources';
import type { ConflictView } from '@/ledger/conflict';
import { loadCharts, OF_COUNTRIES, WHOLE } from '@/loaders/load-chart';
import { loadConflicts, loadConflictView } from '@/loaders/load-conflict';
import { loadImports } from '@/loaders/load-dataset';
import { loadReleases } from '@/loaders/load-release';
import { findWorldImport } from '@/loaders/load-world';
import {
  type Subjects,
  subjectsOfConflict,
  subjectsOfFigure,
  subjectsOfNamed,
  subjectsOfQuestion,
} from './found';
import { API_GROUPS } from './parameters';
import { ROUTES } from './registry';
import { fillPath } from './route';
import { type LivePage, listSinglePages } from './sitemap';

/** A conflict's page, its charts and its figures; a withdrawn figure's page is gone (410). */
function listPagesOfConflict(
  view: ConflictView,
  charts: readonly DrawnChart[],
  dataset: Subjects | [],
): LivePage[] {
  const { id, slug } = view.conflict;
  const subjects = subjectsOfConflict(id);
  const shown: Subjects = [...subjects, ...dataset];
  return [
    { path: fillPath(ROUTES.conflict, [slug], 'html'), subjects: shown },
    ...charts.map(({ model }) => ({
      path: fillPath(ROUTES.chart, [slug, model.id], 'html'),
      subjects: model.id === OF_COUNTRIES ? shown : subjects,
    })),
    ...view.figures.map((figure) => ({
      path: fillPath(ROUTES.figure, [figure.id], 'html'),
      subjects: subjectsOfFigure(figure.id, figure.question.id),
    })),
  ];
}

async function listPages(db: Database, position: number, conflict: string): Promise<LivePage[]> {
  const [view, charts, world] = await Promise.all([
    loadConflictView(db, position, conflict),
    loadCharts(db, position, conflict, WHOLE),
    findWorldImport(db, position),
  ]);
  return view && charts
    ? listPagesOfConflict(
        view,
        charts,
        world === null ? [] : subjectsOfNamed('dataset', world.dataset),
      )
    : [];
}

function listNamedPages(
  kind: 'source' | 'claimant' | 'release',
  ids: Iterable<string>,
): LivePage[] {
  return Array.from(new Set(ids), (id) => ({
    path: fillPath(ROUTES[kind], [id], 'html'),
    subjects: subjectsOfNamed(kind, id),
  }));
}

/** Every page of the newest state at a position: no versions, no pinned ones, no frames. */
export async function listLivePages(db: Database, position: number): Promise<LivePage[]> {
  const conflicts = await loadConflicts(db, position);
  const [ofConflicts, questions, sources, claimants, releases, versions] = await Promise.all([
    Promise.all(conflicts.map(({ id }) => listPages(db, position, id))),
    listQuestions(db, position),
    listSources(db, position),
    listClaimants(db, position),
    loadReleases(db, position),
    loadImports(db, position),
  ]);
  return [
    ...listSinglePages(),
    ...API_GROUPS.map((group) => ({
      path: fillPath(ROUTES.apiGroup, [group], 'html'),
      subjects: null,
    })),
    ...ofConflicts.flat(),
    ...questions.map(({ id, conflict }) => ({
      path: fillPath(ROUTES.question, [id], 'html'),
      subjects: subjectsOfQuestion(id, conflict),
    })),
    ...listNamedPages(
      'source',
      sources.map(({ id }) => id),
    ),
    ...listNamedPages(
      'claimant',
      claimants.map(({ id }) => id),
    ),
    ...listNamedPages(
      'release',
      releases.map(({ name }) => name),
    ),
    ...Array.from(new Set(versions.map(({ dataset }) => dataset)), (dataset) => ({
      path: fillPath(ROUTES.datasetCompare, [dataset], 'html'),
      subjects: subjectsOfNamed('dataset', dataset),
    })),
    ...versions.map(({ dataset, version }) => ({
      path: fillPath(ROUTES.datasetVersion, [dataset, version], 'html'),
      subjects: subjectsOfNamed('dataset', dataset),
    })),
  ];
}
