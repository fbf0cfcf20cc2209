import type { Dataset, ImageObject, WithContext } from 'schema-dts';
import { LICENCE_URL } from '@/ledger/licence';
import { describeCompilation, describeDownload } from '@/ledger/schema-org/dataset';
import { type ChartModel, listPanelStatements, listSources } from '../chart';
import { chartAddress, chartPath, chartQuery } from './address';
import { sayPicture } from './words';

const PICTURES = [
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
] as const;

/** What dataset searches accept as a description. */
const LONGEST = 5_000;

function listPictures(model: ChartModel, origin: string): ImageObject[] {
  return PICTURES.map(([ending, encodingFormat]) => ({
    '@type': 'ImageObject',
    contentUrl: `${origin}${chartPath(model)}.${ending}?${chartQuery(model)}`,
    encodingFormat,
    name: model.title,
    caption: model.sentence,
    license: LICENCE_URL,
    acquireLicensePage: `${origin}/about#licences`,
    creditText: 'Casualty Ledger; cite the original source of each figure first',
  }));
}

/**
 * A chart as a dataset in one state: the figures that it shows, and its pictures.
 * @param modified when the chart's position was recorded (UTC); null where that is not known
 * @param origin the public origin, without a slash at its end
 */
export function buildChartDataset(
  model: ChartModel,
  modified: string | null,
  origin: string,
): WithContext<Dataset> {
  const address = chartAddress(model, origin);
  const file = `${origin}${chartPath(model)}`;
  const units = new Set(model.panels.flatMap(listPanelStatements).map(({ unit }) => unit));
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${file}#dataset`,
    name: `${model.title}: ${model.conflict.name}`,
    description: sayPicture(model).slice(0, LONGEST),
    url: file,
    identifier: address,
    ...describeCompilation(origin),
    isPartOf: { '@id': `${origin}/conflicts/${model.conflict.slug}#dataset` },
    citation: listSources(model).map(({ publisher, title }) => ({
      '@type': 'CreativeWork',
      name: title,
      publisher: { '@type': 'Organization', name: publisher },
    })),
    ...(units.size > 0 ? { variableMeasured: [...units] } : {}),
    version: String(model.position),
    ...(modified === null ? {} : { dateModified: modified }),
    distribution: [
      describeDownload(`${file}.csv?${chartQuery(model)}`, 'text/csv'),
      describeDownload(`${file}.json?${chartQuery(model)}`, 'application/json'),
    ],
    image: listPictures(model, origin),
  };
}
