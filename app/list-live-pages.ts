import { buildCharts } from '@/charts/catalogue';
import { listClaimants } from '@/db/queries/list-claimants';
import { listQuestions } from '@/db/queries/list-questions';
import { listSources } from '@/db/queries/list-sources';
import type { ConflictView } from '@/ledger/conflict';
import { fillPath } from '@/routes/address';
import { ADDRESSES } from '@/routes/catalogue';
import { type LivePage, listSinglePages } from '@/routes/sitemap';
import {
  subjectsOfConflict,
  subjectsOfFigure,
  subjectsOfNamed,
  subjectsOfQuestion,
} from '@/routes/subjects';
import { askConflicts, askConflictView } from './ask';
import { askImports } from './ask-dataset';
import { askReleases } from './ask-release';
import { openReader } from './reader';

/** A conflict's page, its charts and its figures; a withdrawn figure's page is gone (410). */
function listPagesOfConflict(view: ConflictView): LivePage[] {
  const { id, slug } = view.conflict;
  const subjects = subjectsOfConflict(id);
  return [
    { path: fillPath(ADDRESSES.conflict, [slug], 'html'), subjects },
    ...buildCharts(view).map((chart) => ({
      path: fillPath(ADDRESSES.chart, [slug, chart.id], 'html'),
      subjects,
    })),
    ...view.figures.map((figure) => ({
      path: fillPath(ADDRESSES.figure, [figure.id], 'html'),
      subjects: subjectsOfFigure(figure.id, figure.question.id),
    })),
  ];
}

function listNamedPages(
  kind: 'source' | 'claimant' | 'release',
  ids: Iterable<string>,
): LivePage[] {
  return Array.from(new Set(ids), (id) => ({
    path: fillPath(ADDRESSES[kind], [id], 'html'),
    subjects: subjectsOfNamed(kind, id),
  }));
}

/** Every page of the newest state at a position: no versions, no pinned ones, no frames. */
export async function listLivePages(position: number): Promise<LivePage[]> {
  const { db } = openReader();
  const conflicts = await askConflicts(position);
  const [views, questions, sources, claimants, releases, versions] = await Promise.all([
    Promise.all(conflicts.map(({ id }) => askConflictView(position, id))),
    listQuestions(db, position),
    listSources(db, position),
    listClaimants(db, position),
    askReleases(position),
    askImports(position),
  ]);
  return [
    ...listSinglePages(),
    ...views.flatMap((view) => (view ? listPagesOfConflict(view) : [])),
    ...questions.map(({ id, conflict }) => ({
      path: fillPath(ADDRESSES.question, [id], 'html'),
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
    ...versions.map(({ dataset, version }) => ({
      path: fillPath(ADDRESSES.datasetVersion, [dataset, version], 'html'),
      subjects: subjectsOfNamed('dataset', dataset),
    })),
  ];
}
