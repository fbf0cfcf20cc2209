import { cacheByPosition } from '@/db/cache-by-position';
import type { Database } from '@/db/client';
import { listClaimants } from '@/db/queries/list-claimants';
import { listQuestions } from '@/db/queries/list-questions';
import { listSources } from '@/db/queries/list-sources';
import { nearness } from '@/ledger/search/nearness';
import { loadCharts, WHOLE } from '@/loaders/load-chart';
import { loadConflicts, loadConflictView } from '@/loaders/load-conflict';
import { loadImports } from '@/loaders/load-dataset';
import { ROUTES, type RouteName } from './registry';
import { fillPath } from './route';

/** A page that there is: what names it in its address, and its title. */
type NamedPage = { path: string; name: string; title: string };

const MOST = 5;
/** Less is not near: a reader would take it for a guess. */
const LEAST = 0.55;
/** Two letters of a figure's id may be wrong. */
const ID_LETTERS = 7;
const RIGHT_LETTERS = 5;

function toPage(route: RouteName, params: readonly string[], title: string): NamedPage {
  return { path: fillPath(ROUTES[route], params, 'html'), name: params.at(-1) ?? '', title };
}

async function listConflictPages(db: Database, position: number): Promise<NamedPage[]> {
  const conflicts = await loadConflicts(db, position);
  const pages = conflicts.map(async ({ id, slug, name }) => {
    const charts = await loadCharts(db, position, id, WHOLE);
    return [
      toPage('conflict', [slug], name),
      ...(charts ?? []).map(({ model, drawing }) =>
        toPage('chart', [slug, model.id], `${drawing.title}: ${name}`),
      ),
    ];
  });
  return (await Promise.all(pages)).flat();
}

/** Every page that has words in its address, at a position. Kept by position. */
const loadNamedPages = cacheByPosition('named-pages', async (db: Database, position: number) => {
  const [conflicts, questions, claimants, sources, versions] = await Promise.all([
    listConflictPages(db, position),
    listQuestions(db, position),
    listClaimants(db, position),
    listSources(db, position),
    loadImports(db, position),
  ]);
  const all = [
    ...conflicts,
    ...questions.map(({ id, title }) => toPage('question', [id], title)),
    ...claimants.map(({ id, name }) => toPage('claimant', [id], name)),
    ...sources.map(({ id, title, publisher }) => toPage('source', [id], `${publisher}: ${title}`)),
    ...versions.map(({ dataset, version, title }) => ({
      ...toPage('datasetVersion', [dataset, version], `${title}, ${version}`),
      name: dataset,
    })),
  ];
  // Several states of a document have one page.
  return [...new Map(all.map((page) => [page.path, page])).values()];
});

/** Ids of figures that differ in a letter or two. */
async function listNearIds(db: Database, position: number, asked: string): Promise<NamedPage[]> {
  const id = asked.toUpperCase();
  if (id.length !== ID_LETTERS || !/\d/.test(id)) return [];
  const conflicts = await loadConflicts(db, position);
  const views = await Promise.all(conflicts.map((each) => loadConflictView(db, position, each.id)));
  const figures = views.flatMap((view) => view?.figures ?? []);
  const alike = (other: string) => [...other].filter((letter, at) => letter === id[at]).length;
  return figures
    .filter((figure) => alike(figure.id) >= RIGHT_LETTERS)
    .map((figure) =>
      toPage('figure', [figure.id], `Figure ${figure.id}: ${figure.question.title}`),
    );
}

/** A part of a path without the ending that asks for a format. */
const withoutEnding = (part: string) => part.replace(/\.[a-z.]+$/, '');

/**
 * The pages whose addresses are nearest to one that leads nowhere, the nearest first: at most five, and
 * none where nothing is near.
 * @param path as it was asked for, decoded
 */
export async function findNearestPages(
  db: Database,
  position: number,
  path: string,
): Promise<Pick<NamedPage, 'path' | 'title'>[]> {
  const parts = path.split('/').map(withoutEnding).filter(Boolean);
  const last = parts.at(-1);
  if (last === undefined) return [];
  const pages = await loadNamedPages(db, position);
  // Of two pages with one name, the one of the same kind, or of the same conflict.
  const shared = (page: NamedPage) => page.path.split('/').filter((each) => parts.includes(each));
  const near = pages
    .map((page) => ({ page, near: nearness(last, page.name), shared: shared(page).length }))
    .filter((each) => each.near >= LEAST)
    .sort((a, b) => b.near - a.near || b.shared - a.shared)
    .map(({ page }) => page);
  const all = [...(await listNearIds(db, position, last)), ...near];
  return all.slice(0, MOST).map(({ path: to, title }) => ({ path: to, title }));
}
