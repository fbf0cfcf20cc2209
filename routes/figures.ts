import { getFigurePlaces } from '@/db/queries/get-figure-places';
import { listStoredVersions } from '@/db/queries/list-figure-versions';
import { figureDocumentSchema } from '@/ledger/export-schema';
import type { StoredFigure } from '@/ledger/figure';
import { citationFormats } from './citation-formats';
import { type Found, subjectsOfFigure } from './found';
import { AT, BOM, FIGURE, VERSION } from './parameters';
import { pictureFormats } from './picture-formats';
import { asked, type FileRequest, fillPath, type Landing, landingAt, type Route } from './route';

const at = { at: AT };

/** The version that a request is about: the newest up to its position, or the one that it names. */
export async function getFigure({
  db,
  position,
  params,
  found,
}: FileRequest): Promise<StoredFigure | null> {
  const versions = await listStoredVersions(db, position, params[0] ?? '');
  if (found.version === undefined) return versions.at(-1) ?? null;
  return versions.find(({ version }) => version === found.version) ?? null;
}

const find: NonNullable<Route['find']> = async (db, position, [id = '']): Promise<Found> => {
  const places = await getFigurePlaces(db, position, id);
  return places && { subjects: subjectsOfFigure(id, places.question), figure: { id, places } };
};

const bom = { bom: BOM };

/** A figure as it stands at a position, with its history. */
export const figure = {
  path: '/figures/{id}',
  chapter: 'Figures',
  title: 'A figure as it stands',
  note: 'The newest version, or the one that was in force at the position `at`.',
  params: { id: FIGURE },
  find,
  landing: (params): Landing => landingAt('Claim', figure, fillPath(figure, params, 'html')),
  formats: {
    html: asked(at),
    csv: asked({ ...at, ...bom }),
    json: asked(at),
    ...pictureFormats(at),
    ...citationFormats(at),
    'csvw.json': asked({ ...at, ...bom }),
    'linkset.json': asked({}),
    timemap: asked({}),
  },
  json: figureDocumentSchema,
  sameUnder: {
    410: 'The figure was withdrawn: its last value, the reason, and what replaces it.',
  },
} satisfies Route;

/** One version of a figure: its files never change a byte; its page may get a banner. */
export const figureVersion = {
  path: '/figures/{id}/v{n}',
  chapter: 'Figures',
  title: 'One version of a figure',
  note: 'What to cite: its files never change a byte.',
  params: { id: FIGURE, n: VERSION },
  find: async (db, position, params, format) => {
    const found = await find(db, position, params, format);
    if (found === null || 'movedTo' in found) return found;
    const version = Number(params[1]);
    const place = found.figure?.places.versions[version - 1];
    if (!place) return null;
    // A picture shows the version's number beside its rivals of today: none shows one of two.
    const isFile = !['html', 'linkset.json', 'svg', 'png'].includes(format);
    return { ...found, version, ...(isFile ? { fixedAt: place.position } : {}) };
  },
  exists: async (request) => (await getFigure(request)) !== null,
  landing: (params): Landing =>
    landingAt('Claim', figureVersion, fillPath(figureVersion, params, 'html')),
  formats: {
    html: asked(at),
    csv: asked(bom),
    json: asked({}),
    ...pictureFormats({}),
    ...citationFormats({}),
    'csvw.json': asked(bom),
    'linkset.json': asked({}),
  },
  json: figureDocumentSchema,
  frozen: true,
} satisfies Route;
