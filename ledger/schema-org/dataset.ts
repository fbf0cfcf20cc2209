import type { DataDownload, Dataset, Place, PropertyValue, WithContext } from 'schema-dts';
import type { ConflictView } from '../conflict';
import type { FigureSource } from '../figure';
import { LICENCE_URL } from '../licence';
import { formatPlace } from '../place';
import { describeDocuments, describePublisher } from './things';

/** What dataset searches accept as a description. */
const LONGEST = 5_000;

const TECHNIQUE =
  'Each number is recorded as a claim: who makes it, in which words, with which bound, about whom, for which period, as of which day, in which document. Rival claims stand side by side. Nothing is averaged, and nothing is added unless it is proven addable.';

/** What every dataset of the ledger has. @param origin the public origin, without a slash at its end */
export function describeCompilation(origin: string) {
  const publisher = describePublisher(origin);
  return {
    creator: publisher,
    publisher,
    license: LICENCE_URL,
    isAccessibleForFree: true,
    inLanguage: 'en',
    measurementTechnique: [TECHNIQUE, `${origin}/methods`],
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      '@id': `${origin}/#catalogue`,
      name: 'Casualty Ledger',
      url: origin,
    },
  } as const;
}

/** A form of a dataset that can be downloaded. */
export function describeDownload(contentUrl: string, encodingFormat: string): DataDownload {
  return { '@type': 'DataDownload', contentUrl, encodingFormat };
}

function describePlace(place: ConflictView['places'][number]): Place {
  const natives = place.names.flatMap(({ native }) => native ?? []);
  return {
    '@type': 'Place',
    name: formatPlace(place),
    ...(natives.length > 0 ? { alternateName: natives } : {}),
  };
}

function listMeasures({ figures, measures }: ConflictView, origin: string): PropertyValue[] {
  const counted = new Set(figures.map(({ measure }) => measure.id));
  return measures
    .filter(({ id }) => counted.has(id))
    .map(({ id, name, unit, definition }) => ({
      '@type': 'PropertyValue',
      name,
      description: definition,
      unitText: unit,
      url: `${origin}/methods#${id}`,
    }));
}

/** The documents that current figures stand in. */
function listSources({ figures }: ConflictView): FigureSource[] {
  return figures
    .filter(({ status }) => status === 'current')
    .flatMap(({ sources }) => sources)
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.state - b.state));
}

/**
 * The figures of a conflict as a dataset in one state, with that state's files.
 * @param modified when the view's position was recorded (UTC); null where that is not known
 * @param origin the public origin, without a slash at its end
 */
export function buildConflictDataset(
  view: ConflictView,
  modified: string | null,
  origin: string,
): WithContext<Dataset> {
  const { conflict, figures, phases, places, position } = view;
  const page = `${origin}/conflicts/${conflict.slug}`;
  const current = figures.filter(({ status }) => status === 'current').length;
  const description = `${current} casualty figures, each with its claimant, wording, bound and document. ${conflict.summary}`;
  const names = conflict.names.map(({ name }) => name);
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${page}#dataset`,
    name: `${conflict.name}: casualty figures`,
    ...(names.length > 0 ? { alternateName: names } : {}),
    description: description.slice(0, LONGEST),
    url: page,
    identifier: [
      `${page}?at=${position}`,
      ...conflict.ucdp_conflict_ids.map(
        (id): PropertyValue => ({
          '@type': 'PropertyValue',
          propertyID: 'UCDP conflict id',
          value: id,
        }),
      ),
    ],
    ...describeCompilation(origin),
    citation: describeDocuments(listSources(view), origin),
    temporalCoverage: phases.map(({ period }) => period.edtf),
    ...(places.length > 0 ? { spatialCoverage: places.map(describePlace) } : {}),
    variableMeasured: listMeasures(view, origin),
    version: String(position),
    ...(modified === null ? {} : { dateModified: modified }),
    distribution: [
      describeDownload(`${page}/figures.csv?at=${position}`, 'text/csv'),
      describeDownload(`${page}/figures.json?at=${position}`, 'application/json'),
    ],
  };
}
