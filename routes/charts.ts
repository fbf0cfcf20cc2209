import { chartDocumentSchema } from '@/charts/export/schema';
import { hasChart, OF_COUNTRIES } from '@/loaders/load-chart';
import { findWorldImport } from '@/loaders/load-world';
import { citationFormats } from './citation-formats';
import { findConflict } from './conflicts';
import { checkPageFilter, FILTER_QUERY } from './figure-filter';
import { subjectsOfNamed } from './found';
import { AT, BOM, CHART, CONFLICT, EMBED_THEME, SCALE, YEAR } from './parameters';
import { pictureFormats } from './picture-formats';
import { asked, fillPath, type Landing, landingAt, type Route } from './route';

const at = { at: AT };
const bom = { bom: BOM };

/** What of a conflict a chart shows, and how. */
export const CHART_CHOICE = { ...FILTER_QUERY, scale: SCALE, year: YEAR };

/** The chart of all figures: whether its page exists does not depend on a filter. */
const exists: NonNullable<Route['exists']> = async (request) => {
  const { db, position, params, found } = request;
  if (!(await hasChart(db, position, found.conflict ?? '', params[1] ?? ''))) return false;
  await checkPageFilter(request);
  return true;
};

/** A chart of countries depends on its dataset too: before that was imported there was none. */
const findChart: NonNullable<Route['find']> = async (db, position, params, format) => {
  const found = await findConflict(db, position, params, format);
  if (found === null || 'movedTo' in found || params[1] !== OF_COUNTRIES) return found;
  const world = await findWorldImport(db, position);
  if (world === null) return null;
  const [conflict, ...others] = found.subjects ?? [];
  const dataset = subjectsOfNamed('dataset', world.dataset);
  return conflict ? { ...found, subjects: [...dataset, conflict, ...others] } : found;
};

/** A chart of a conflict. Which charts a conflict has depends on its figures, and on event data. */
export const chart = {
  path: '/charts/{conflict}/{chart}',
  chapter: 'Charts',
  title: 'A chart',
  note: 'Every format holds what the chart shows, no more and no less.',
  params: { conflict: CONFLICT, chart: CHART },
  find: findChart,
  exists,
  landing: (params): Landing => landingAt('Dataset', chart, fillPath(chart, params, 'html')),
  formats: {
    html: asked({ ...at, ...CHART_CHOICE }),
    csv: asked({ ...at, ...CHART_CHOICE, ...bom }),
    json: asked({ ...at, ...CHART_CHOICE }),
    ...pictureFormats({ ...at, ...CHART_CHOICE }),
    ...citationFormats(at),
    'csvw.json': asked({ ...at, ...CHART_CHOICE, ...bom }),
  },
  json: chartDocumentSchema,
} satisfies Route;

export const chartEmbed = {
  path: '/charts/{conflict}/{chart}/embed',
  chapter: 'Charts',
  title: 'A chart to show in a frame on another site',
  params: { conflict: CONFLICT, chart: CHART },
  find: findChart,
  exists,
  formats: { html: asked({ ...at, theme: EMBED_THEME, ...CHART_CHOICE }) },
  framed: true,
} satisfies Route;
