import { getHead } from '@/db/queries/get-head';
import { listLastChanges } from '@/db/queries/list-last-changes';
import { loadExamples } from '@/loaders/load-examples';
import { listLivePages } from './live-pages';
import { buildOpenApiDocument } from './openapi/document';
import { API_GROUP, AT } from './parameters';
import { aliveSchema, readySchema } from './process-state';
import { file, page, type Route } from './route';
import { writeSitemap } from './sitemap';

const at = { at: AT };

export const methods: Route = {
  path: '/methods',
  chapter: 'This site',
  title: 'How figures are made',
  formats: { html: page(at) },
};

export const about: Route = {
  path: '/about',
  chapter: 'This site',
  title: 'Who publishes this',
  formats: { html: page(at) },
};

export const api: Route = {
  path: '/api',
  chapter: 'This site',
  title: 'API: how to begin, and what there is',
  formats: { html: page({}) },
};

export const apiGroup: Route = {
  path: '/api/{group}',
  chapter: 'This site',
  title: 'One group of the API’s addresses, or what holds for all of them',
  params: { group: API_GROUP },
  find: async () => ({ subjects: null }),
  formats: { html: page({}) },
};

export const apiDocument: Route = {
  path: '/api/openapi',
  chapter: 'This site',
  title: 'The description of these addresses (OpenAPI 3.1)',
  formats: {
    json: file({}, async ({ db, position, origin }) => {
      const examples = await loadExamples(db, position);
      return `${JSON.stringify(buildOpenApiDocument({ origin, examples }), null, 2)}\n`;
    }),
  },
};

export const sitemap: Route = {
  path: '/sitemap',
  chapter: 'This site',
  title: 'Every page, with the moment of its last change',
  formats: {
    xml: file({}, async ({ db, position, origin }) => {
      const [head, changes, pages] = await Promise.all([
        getHead(db, position),
        listLastChanges(db, position),
        listLivePages(db, position),
      ]);
      const changed = new Map(changes.map((each) => [each.subject, each.recorded_at] as const));
      return head && writeSitemap(pages, { changed, newest: head.recorded_at, origin });
    }),
  },
};

/**
 * Nothing is closed: pinned pages ask in their head not to be indexed, which a crawler that may not
 * read them would never learn, and an archive is to keep them.
 */
export const robots: Route = {
  path: '/robots',
  chapter: 'This site',
  title: 'For crawlers',
  formats: {
    txt: file(
      {},
      async ({ origin }) => `User-agent: *\nAllow: /\n\nSitemap: ${origin}/sitemap.xml\n`,
    ),
  },
};

export const alive: Route = {
  path: '/healthz',
  chapter: 'This site',
  title: 'Whether the process is alive',
  formats: { json: page({}) },
  bare: 'json',
  json: aliveSchema,
};

export const ready: Route = {
  path: '/readyz',
  chapter: 'This site',
  title: 'Whether it can answer, and which position it shows',
  formats: { json: page({}) },
  bare: 'json',
  json: readySchema,
  sameUnder: { 503: 'It cannot answer now, or the database is behind what was shown.' },
};
