import { escapeHtml } from '@/ledger/text';
import type { Subjects } from './found';
import { listRoutes } from './registry';
import { fillPath, listFormats, listParams } from './route';

/** A page as it now stands: its path, and what it shows (null: the whole ledger). */
export type LivePage = { path: string; subjects: Subjects | null };

/** What one file may hold. Source: https://www.sitemaps.org/protocol.html */
const MOST_PAGES = 50_000;

/** The pages that there is one of each. */
export function listSinglePages(): LivePage[] {
  return listRoutes()
    .filter(([, route]) => listFormats(route).includes('html'))
    .filter(([, route]) => listParams(route).length === 0)
    .map(([, route]) => ({ path: fillPath(route, [], 'html'), subjects: null }));
}

/**
 * When a page last changed; null where nothing that it shows has.
 * @param changed when each subject last changed; `*` is what every page may show
 */
function lastChange(
  { subjects }: LivePage,
  changed: ReadonlyMap<string, Date>,
  newest: Date,
): Date | null {
  if (subjects === null) return newest;
  const dates = [...subjects, '*'].flatMap((subject) => changed.get(subject) ?? []);
  return dates.reduce<Date | null>((last, date) => (last && last > date ? last : date), null);
}

/**
 * Pages with the moment of their last change, for crawlers.
 * @param changed when each subject of the ledger last changed
 * @param newest when the newest entry was recorded
 * @param origin the public origin, without a slash at its end
 * @throws Error for more pages than one sitemap may list
 */
export function writeSitemap(
  pages: readonly LivePage[],
  { changed, newest, origin }: { changed: ReadonlyMap<string, Date>; newest: Date; origin: string },
): string {
  if (pages.length > MOST_PAGES)
    throw new Error(`${pages.length} pages: one sitemap lists at most ${MOST_PAGES}`);
  const urls = pages.map((page) => {
    const last = lastChange(page, changed, newest);
    const lastmod = last ? `<lastmod>${last.toISOString()}</lastmod>` : '';
    return `<url><loc>${escapeHtml(origin + page.path)}</loc>${lastmod}</url>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('')}</urlset>
`;
}
