import { serveFile } from '@/routes/http/serve-file';
import { matchRoute } from '@/routes/match';
import type { RouteName } from '@/routes/registry';
import { correctionsWriters, releaseWriters } from '@/routes/writers/changes';
import { chartWriters } from '@/routes/writers/charts';
import { conflictFiguresWriters } from '@/routes/writers/conflicts';
import {
  datasetCompareWriters,
  datasetEventsWriters,
  datasetMapWriters,
  datasetYearlyWriters,
} from '@/routes/writers/datasets';
import { figureVersionWriters, figureWriters } from '@/routes/writers/figures';
import { apiDocumentWriters, robotsWriters, sitemapWriters } from '@/routes/writers/site';

type Serve = ReturnType<typeof serveFile>;

/** What Next's router finds by the folders of `app/`. */
const HANDLERS: Partial<Record<RouteName, Serve>> = {
  conflictFigures: serveFile(conflictFiguresWriters),
  figure: serveFile(figureWriters),
  figureVersion: serveFile(figureVersionWriters),
  chart: serveFile(chartWriters),
  datasetCompare: serveFile(datasetCompareWriters),
  datasetEvents: serveFile(datasetEventsWriters),
  datasetYearly: serveFile(datasetYearlyWriters),
  datasetMap: serveFile(datasetMapWriters),
  corrections: serveFile(correctionsWriters),
  release: serveFile(releaseWriters),
  apiDocument: serveFile(apiDocumentWriters),
  sitemap: serveFile(sitemapWriters),
  robots: serveFile(robotsWriters),
};

/** Answers a request to any file, as its route handler does; what names none gets the same answer. */
export const serveAnyFile: Serve = (request) => {
  const match = matchRoute(new URL(request.url).pathname);
  const handler = match && HANDLERS[match.name];
  return (handler ?? serveFile({}))(request);
};
