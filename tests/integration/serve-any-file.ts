import { GET as apiDocument } from '@/app/api/openapi.json/route';
import { GET as chart } from '@/app/charts/[conflict]/[chart]/file/[format]/route';
import { GET as conflictFigures } from '@/app/conflicts/[slug]/figures.csv/route';
import { GET as corrections } from '@/app/corrections.atom/route';
import { GET as datasetEvents } from '@/app/datasets/[slug]/[version]/events.csv/route';
import { GET as datasetMap } from '@/app/datasets/[slug]/[version]/map.svg/route';
import { GET as datasetYearly } from '@/app/datasets/[slug]/[version]/yearly.csv/route';
import { GET as datasetCompare } from '@/app/datasets/[slug]/compare.csv/route';
import { GET as figureVersion } from '@/app/figures/[id]/[version]/file/[format]/route';
import { GET as figure } from '@/app/figures/[id]/file/[format]/route';
import { GET as release } from '@/app/releases/[name]/file/[format]/route';
import { GET as robots } from '@/app/robots.txt/route';
import { GET as sitemap } from '@/app/sitemap.xml/route';
import { serveFile } from '@/routes/http/serve-file';
import { matchRoute } from '@/routes/match';
import type { RouteName } from '@/routes/registry';

type Serve = ReturnType<typeof serveFile>;

/** A handler of each route, which Next's router finds by the folders of `app/`. */
const HANDLERS: Partial<Record<RouteName, Serve>> = {
  ...{ conflictFigures, figure, figureVersion, chart, corrections, release },
  ...{ datasetCompare, datasetEvents, datasetYearly, datasetMap },
  ...{ apiDocument, sitemap, robots },
};

/** Answers a request to any file, as its route handler does; what names none gets the same answer. */
export const serveAnyFile: Serve = (request) => {
  const match = matchRoute(new URL(request.url).pathname);
  const handler = match && HANDLERS[match.name];
  return (handler ?? serveFile({}))(request);
};
