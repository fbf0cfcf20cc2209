import type {
  Claim,
  Graph,
  IdReference,
  MediaObject,
  Observation,
  PropertyValue,
} from 'schema-dts';
import { describeFigure } from '../describe';
import type { Figure } from '../figure';
import { toInterval } from '../interval';
import { LICENCE_URL } from '../licence';
import { QUALIFIER_MEANINGS } from '../meaning';
import {
  formatAffected,
  formatClaimant,
  formatCounted,
  formatFigureSaid,
  formatRelay,
} from '../wording';
import { describeClaimants, describeDocuments, describePublisher, toPlainDate } from './things';

/** Where this version stands among the others; a program must not take an old number for the newest. */
export type Standing = 'current' | 'superseded' | 'withdrawn';

/** @param versions all states of the figure that there are, a tombstone among them */
export function standingOf(figure: Figure, versions: readonly Figure[]): Standing {
  if (versions.some(({ withdrawal }) => withdrawal !== null)) return 'withdrawn';
  return versions.some(({ version }) => version > figure.version) ? 'superseded' : 'current';
}

function property(name: string, value: string, description?: string): PropertyValue {
  return {
    '@type': 'PropertyValue',
    propertyID: name,
    name,
    value,
    ...(description === undefined ? {} : { description }),
  };
}

/**
 * The number as bounds: a floor is a least value and no value, since a program that reads just
 * `value` would take it for a total. Null stays away, whether unknown or not applicable.
 */
function describeNumber(figure: Figure) {
  const { best, low, high, end } = toInterval(figure);
  const bounds = end === 'exact' ? { low: null, high: null } : { low, high };
  return {
    ...(best === null ? {} : { value: best }),
    ...(bounds.low === null ? {} : { minValue: bounds.low }),
    ...(bounds.high === null ? {} : { maxValue: bounds.high }),
  };
}

function listProperties(figure: Figure): PropertyValue[] {
  const { qualifier, wording } = figure;
  const relay = formatRelay(figure);
  return [
    property('qualifier', qualifier, QUALIFIER_MEANINGS[qualifier]),
    property('basis', figure.basis),
    ...(wording === null ? [] : [property('wording', wording)]),
    property('affected', formatAffected(figure)),
    property('counted', formatCounted(figure)),
    property('period', figure.period.edtf, 'EDTF (ISO 8601-2)'),
    property('as of', figure.as_of, 'EDTF (ISO 8601-2)'),
    ...(figure.stance === null ? [] : [property('stance', figure.stance)]),
    ...(relay === '' ? [] : [property('relayed by', relay)]),
  ];
}

function describeObservation(figure: Figure, origin: string, permalink: string): Observation {
  const { measure, conflict, phase } = figure;
  const { title, description } = describeFigure(figure);
  const asOf = toPlainDate(figure.as_of);
  return {
    '@type': 'Observation',
    '@id': `${permalink}#observation`,
    name: title,
    description,
    url: permalink,
    variableMeasured: {
      '@type': 'PropertyValue',
      name: measure.name,
      unitText: measure.unit,
      url: `${origin}/methods#${measure.id}`,
    },
    observationAbout: {
      '@type': 'Event',
      name: phase?.name ?? conflict.name,
      url: `${origin}/conflicts/${conflict.slug}`,
    },
    ...(asOf === null ? {} : { observationDate: asOf }),
    ...describeNumber(figure),
    unitText: measure.unit,
    additionalProperty: listProperties(figure),
  };
}

const ENCODINGS = [
  ['csv', 'text/csv'],
  ['json', 'application/json'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
] as const;

function listEncodings(permalink: string): MediaObject[] {
  return ENCODINGS.map(([ending, encodingFormat]) => ({
    '@type': 'MediaObject',
    contentUrl: `${permalink}.${ending}`,
    encodingFormat,
  }));
}

const STANDINGS: Record<Standing, string> = {
  current: 'Current',
  superseded: 'Superseded by a later version',
  withdrawn: 'Withdrawn',
};

/**
 * A version of a figure as a claim, with the documents that it appears in, and as an observation
 * with its number. One that is withdrawn asserts nothing any more: it has no observation.
 * @param origin the public origin, without a slash at its end
 */
export function buildFigureGraph(figure: Figure, standing: Standing, origin: string): Graph {
  const permalink = `${origin}/figures/${figure.id}/v${figure.version}`;
  const { title, description } = describeFigure(figure);
  const authors = describeClaimants(figure, origin);
  const observation: IdReference = { '@id': `${permalink}#observation` };
  const claim: Claim = {
    '@type': 'Claim',
    '@id': `${permalink}#claim`,
    name: title,
    text: `${formatFigureSaid(figure)} (${formatClaimant(figure)})`,
    description,
    url: permalink,
    ...(authors.length === 0 ? {} : { author: authors }),
    appearance: describeDocuments(figure.sources, origin),
    ...(standing === 'withdrawn' ? {} : { about: observation }),
    temporalCoverage: figure.period.edtf,
    version: String(figure.version),
    creativeWorkStatus: STANDINGS[standing],
    identifier: [property('figure', figure.id), property('fingerprint', figure.fingerprint)],
    isPartOf: { '@id': `${origin}/conflicts/${figure.conflict.slug}#dataset` },
    encoding: listEncodings(permalink),
    sdPublisher: describePublisher(origin),
    sdDatePublished: figure.recorded_at.slice(0, 10),
    sdLicense: LICENCE_URL,
  };
  const graph =
    standing === 'withdrawn' ? [claim] : [claim, describeObservation(figure, origin, permalink)];
  return { '@context': 'https://schema.org', '@graph': graph };
}
