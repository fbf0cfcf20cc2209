import { corrections, release, releases } from './changes';
import { chart, chartEmbed } from './charts';
import { conflict, conflictFigures, conflicts, dashboard } from './conflicts';
import {
  datasetCompare,
  datasetEvents,
  datasetMap,
  datasets,
  datasetVersion,
  datasetYearly,
} from './datasets';
import { figure, figureVersion } from './figures';
import { question } from './questions';
import type { Route } from './route';
import { about, alive, api, apiDocument, apiGroup, methods, ready, robots, sitemap } from './site';
import { claimant, source, sources } from './sources';

/**
 * Every public route by name. The proxy and the route handlers answer these and no others; the API's
 * description, the sitemap, the README's table and the tests that walk the site are made from it or held
 * to it. A file format is an entry under `formats` with its writer.
 */
export const ROUTES = {
  dashboard,
  conflicts,
  conflict,
  conflictFigures,
  question,
  figure,
  figureVersion,
  chart,
  chartEmbed,
  sources,
  source,
  claimant,
  datasets,
  datasetCompare,
  datasetVersion,
  datasetEvents,
  datasetYearly,
  datasetMap,
  corrections,
  releases,
  release,
  methods,
  about,
  api,
  apiGroup,
  apiDocument,
  sitemap,
  robots,
  alive,
  ready,
} satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;

/** Every route with its name, in the order of the registry. */
export function listRoutes(): [RouteName, Route][] {
  return Object.entries(ROUTES) as [RouteName, Route][];
}
