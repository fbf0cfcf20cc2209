import { API_GROUP, AT } from './parameters';
import { aliveSchema, readySchema } from './process-state';
import { asked, type Route } from './route';

const at = { at: AT };

export const methods = {
  path: '/methods',
  chapter: 'This site',
  title: 'How figures are made',
  formats: { html: asked(at) },
} satisfies Route;

export const about = {
  path: '/about',
  chapter: 'This site',
  title: 'Who publishes this',
  formats: { html: asked(at) },
} satisfies Route;

export const api = {
  path: '/api',
  chapter: 'This site',
  title: 'API: how to begin, and what there is',
  formats: { html: asked({}) },
} satisfies Route;

export const apiGroup = {
  path: '/api/{group}',
  chapter: 'This site',
  title: 'One group of the API’s addresses, or what holds for all of them',
  params: { group: API_GROUP },
  find: async () => ({ subjects: null }),
  formats: { html: asked({}) },
} satisfies Route;

export const apiDocument = {
  path: '/api/openapi',
  chapter: 'This site',
  title: 'The description of these addresses (OpenAPI 3.1)',
  formats: {
    json: asked({}),
  },
} satisfies Route;

export const sitemap = {
  path: '/sitemap',
  chapter: 'This site',
  title: 'Every page, with the moment of its last change',
  formats: {
    xml: asked({}),
  },
} satisfies Route;

/**
 * Nothing is closed: pinned pages ask in their head not to be indexed, which a crawler that may not
 * read them would never learn, and an archive is to keep them.
 */
export const robots = {
  path: '/robots',
  chapter: 'This site',
  title: 'For crawlers',
  formats: {
    txt: asked({}),
  },
} satisfies Route;

export const alive = {
  path: '/healthz',
  chapter: 'This site',
  title: 'Whether the process is alive',
  formats: { json: asked({}) },
  bare: 'json',
  json: aliveSchema,
} satisfies Route;

export const ready = {
  path: '/readyz',
  chapter: 'This site',
  title: 'Whether it can answer, and which position it shows',
  formats: { json: asked({}) },
  bare: 'json',
  json: readySchema,
  sameUnder: { 503: 'It cannot answer now, or the database is behind what was shown.' },
} satisfies Route;
