import {
  fillPath,
  isForPrograms,
  listForms,
  listParts,
  type PublicAddress,
  withForm,
} from '../address';
import { type AddressName, listAddresses } from '../catalogue';
import { type Form, factsOf } from '../forms';
import type { Parameter } from '../parameter';
import type { Samples } from '../samples';
import { curlFor } from './curl';
import type { DocumentParameter, Operation } from './document-types';
import { isTimeGate, listResponses } from './responses';
import { describeSchema } from './schemas';

/** Where examples lead: the public origin, and names out of the ledger (null in an empty one). */
export type Place = { origin: string; samples: Samples | null };

function describeParameter(
  place: 'path' | 'query',
  [name, { about, schema, example }]: [string, Parameter],
  samples: Samples | null,
): DocumentParameter {
  const value = samples && example(samples);
  return {
    name,
    in: place,
    required: place === 'path',
    description: about,
    schema: describeSchema(schema),
    ...(value === null ? {} : { example: value }),
  };
}

function describeAcceptDatetime({ samples }: Place): DocumentParameter {
  return {
    name: 'Accept-Datetime',
    in: 'header',
    required: false,
    description:
      'A moment (RFC 7089): leads to the state that was in force then; before the first, to the first.',
    schema: { type: 'string' },
    ...(samples ? { example: samples.recordedAt.toUTCString() } : {}),
  };
}

const RANGE: DocumentParameter = {
  name: 'Range',
  in: 'header',
  required: false,
  description: 'A part of the whole file (RFC 9110), in bytes; `If-Range` holds it to an ETag.',
  schema: { type: 'string' },
  example: 'bytes=0-65535',
};

/** `figureVersion` in CSV is `getFigureVersionCsv`, and its page `getFigureVersion`. */
export function operationId(name: AddressName, form: Form, address: PublicAddress): string {
  const own = `get${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  if (withForm('', form, address) === '') return own;
  const words = form.split('.').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return own + words.join('');
}

/** The path of an example; null where the ledger has none. */
export function examplePath(
  address: PublicAddress,
  form: Form,
  samples: Samples | null,
): string | null {
  const parts = listParts(address).map(([, { example }]) => samples && example(samples));
  if (parts.some((part) => part === null)) return null;
  return fillPath(address, parts.map(String), form);
}

function describeOperation(
  name: AddressName,
  address: PublicAddress,
  form: Form,
  place: Place,
): Operation {
  const { samples, origin } = place;
  const query = Object.entries(address.forms[form] ?? {});
  const path = examplePath(address, form, samples);
  return {
    operationId: operationId(name, form, address),
    tags: [address.chapter],
    summary: `${address.title}: ${factsOf(form).name}`,
    ...(address.note === undefined ? {} : { description: address.note }),
    parameters: [
      ...listParts(address).map((each) => describeParameter('path', each, samples)),
      ...query.map((each) => describeParameter('query', each, samples)),
      ...(isTimeGate(address, form) ? [describeAcceptDatetime(place)] : []),
      ...(address.ranged?.includes(form) ? [RANGE] : []),
    ],
    responses: listResponses(address, form),
    ...(path === null
      ? {}
      : {
          'x-codeSamples': [{ lang: 'Shell', source: curlFor(`${origin}${path}`, address, form) }],
        }),
  };
}

/** What each address that is for programs answers to GET, by its path. */
export function describePaths(place: Place): Record<string, { get: Operation }> {
  const paths: Record<string, { get: Operation }> = {};
  for (const [name, address] of listAddresses()) {
    for (const form of listForms(address).filter((each) => isForPrograms(address, each))) {
      const path = withForm(address.path, form, address);
      paths[path] = { get: describeOperation(name, address, form, place) };
    }
  }
  return paths;
}
