import { getHead } from '@/db/queries/get-head';
import { listLastChanges } from '@/db/queries/list-last-changes';
import { loadExamples } from '@/loaders/load-examples';
import { listLivePages } from '../live-pages';
import { buildOpenApiDocument } from '../openapi/document';
import { apiDocument, robots, sitemap } from '../site';
import { writeSitemap } from '../sitemap';
import { type WritersOf, writer } from './writer';

/** The description of the API. */
export const apiDocumentWriters = {
  json: writer(apiDocument.formats.json, async ({ db, position, origin }) => {
    const examples = await loadExamples(db, position);
    return `${JSON.stringify(buildOpenApiDocument({ origin, examples }), null, 2)}\n`;
  }),
} satisfies WritersOf<typeof apiDocument>;

/** Every page, for crawlers. */
export const sitemapWriters = {
  xml: writer(sitemap.formats.xml, async ({ db, position, origin }) => {
    const [head, changes, pages] = await Promise.all([
      getHead(db, position),
      listLastChanges(db, position),
      listLivePages(db, position),
    ]);
    const changed = new Map(changes.map((each) => [each.subject, each.recorded_at] as const));
    return head && writeSitemap(pages, { changed, newest: head.recorded_at, origin });
  }),
} satisfies WritersOf<typeof sitemap>;

/** What crawlers may read. */
export const robotsWriters = {
  txt: writer(
    robots.formats.txt,
    async ({ origin }) => `User-agent: *\nAllow: /\n\nSitemap: ${origin}/sitemap.xml\n`,
  ),
} satisfies WritersOf<typeof robots>;
