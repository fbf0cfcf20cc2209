import { z } from 'zod';
import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverride,
} from 'zod-openapi';
import type { Examples } from '@/loaders/examples';
import { type Format, formatInfo } from '../formats';
import type { Parameter } from '../parameter';
import { listRoutes, type RouteName } from '../registry';
import {
  CHAPTERS,
  type Chapter,
  fillPath,
  isForPrograms,
  listFormats,
  listParams,
  type Route,
  withFormat,
} from '../route';
import { curlFor } from './curl';
import { describeHeaders, describeSharedResponses, isTimeGate, listResponses } from './responses';

/** Raised when an address, a parameter or a field is added (minor) or would be taken away (major). */
const VERSION = '1.0.0';

/** What each chapter of the API's description holds. */
export const ABOUT_CHAPTERS: Readonly<Record<Chapter, string>> = {
  Figures: 'Figures, their versions, and the figures of a conflict.',
  Charts: 'Charts as data and as pictures.',
  'Event data': 'Datasets as their publishers give them, in versions that never change.',
  Changes: 'What changed in published figures.',
  'This site': 'The site itself, and the process that answers.',
};

/** The introduction: a sentence, then a list of rules. */
export const DESCRIPTION = `Every number here is somebody’s claim: who says it, in which words, for which period, from which document, in which version. Cite its original source first.

- Only GET and HEAD are answered. There is no key and no login, and scripts on any site may read the files (CORS).
- \`null\` in JSON and an empty cell in CSV are unknown, or do not apply. They are never zero, and a zero is never unknown.
- The \`qualifier\` (“at least”, “about”) belongs to the number. Low and high bounds are kept as they were published.
- A version of a figure never changes, and neither does an answer with \`at\`. Cite these addresses, not the live ones.
- A parameter that an address does not know is an error (400); pages leave it out.
- Errors are problem details (RFC 9457); where a page was asked for, a page.`;

const INFO = {
  title: 'Casualty Ledger',
  version: VERSION,
  summary: 'Historical casualty figures as claims that can be cited.',
  description: DESCRIPTION,
  license: { name: 'Creative Commons Attribution 4.0 International', identifier: 'CC-BY-4.0' },
};

/** Where examples lead: the public origin, and names out of the ledger (null in an empty one). */
export type Place = { origin: string; examples: Examples | null };

/** The parameters of a path or a query, by name, each with its words and its example. */
function describeParameters(
  parameters: readonly (readonly [string, Parameter])[],
  examples: Examples | null,
) {
  const described = parameters.map(([name, { about, schema, example }]) => {
    const value = examples && example(examples);
    const param = {
      description: about,
      ...(value === null ? {} : { example: value }),
    };
    return [name, schema.meta({ param })] as const;
  });
  return z.object(Object.fromEntries(described));
}

function describeAcceptDatetime({ examples }: Place): oas31.ParameterObject {
  return {
    name: 'Accept-Datetime',
    in: 'header',
    description:
      'A moment (RFC 7089): leads to the state that was in force then; before the first, to the first.',
    schema: { type: 'string' },
    ...(examples ? { example: examples.recordedAt.toUTCString() } : {}),
  };
}

const RANGE: oas31.ParameterObject = {
  name: 'Range',
  in: 'header',
  description: 'A part of the whole file (RFC 9110), in bytes; `If-Range` holds it to an ETag.',
  schema: { type: 'string' },
  example: 'bytes=0-65535',
};

/** The parameters that a route takes as headers. */
function listHeaderParameters(route: Route, format: Format, place: Place): oas31.ParameterObject[] {
  return [
    ...(isTimeGate(route, format) ? [describeAcceptDatetime(place)] : []),
    ...(route.ranged?.includes(format) ? [RANGE] : []),
  ];
}

/** `figureVersion` in CSV is `getFigureVersionCsv`, and its page `getFigureVersion`. */
function operationId(name: RouteName, format: Format, route: Route): string {
  const own = withFormat('', format, route) === '' ? [] : format.split('.');
  return [
    'get',
    ...[name, ...own].map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join('');
}

/** The path of an example; null where the ledger has none. */
function examplePath(route: Route, format: Format, examples: Examples | null): string | null {
  const params = listParams(route).map(([, { example }]) => examples && example(examples));
  // A page whose files need parameters leads to none of them without: it is asked for with them, too.
  const needs = route.needs ?? [];
  const query = needs.map((name) => {
    const value = examples && route.formats[format]?.query[name]?.example(examples);
    return [name, value ?? null] as const;
  });
  if ([...params, ...query.map(([, value]) => value)].includes(null)) return null;
  const path = fillPath(route, params.map(String), format);
  const asked = new URLSearchParams(query.map(([name, value]) => [name, String(value)]));
  return needs.length === 0 ? path : `${path}?${asked}`;
}

function describeOperation(
  name: RouteName,
  route: Route,
  format: Format,
  place: Place,
): ZodOpenApiOperationObject {
  const query = Object.entries(route.formats[format]?.query ?? {});
  const path = examplePath(route, format, place.examples);
  const source = path && curlFor(`${place.origin}${path}`, route, format);
  return {
    operationId: operationId(name, format, route),
    tags: [route.chapter],
    summary: `${route.title}: ${formatInfo(format).name}`,
    ...(route.note === undefined ? {} : { description: route.note }),
    requestParams: {
      path: describeParameters(listParams(route), place.examples),
      query: describeParameters(query, place.examples),
    },
    parameters: listHeaderParameters(route, format, place),
    responses: listResponses(route, format),
    // Programs that show OpenAPI documents know the name.
    ...(source === null ? {} : { 'x-codeSamples': [{ lang: 'Shell', source }] }),
  };
}

/** Every route that is for programs, in each of its formats: by its path. */
function describePaths(place: Place): Record<string, { get: ZodOpenApiOperationObject }> {
  const operations = listRoutes().flatMap(([name, route]) =>
    listFormats(route)
      .filter((format) => isForPrograms(route, format))
      .map((format) => {
        const get = describeOperation(name, route, format, place);
        return [withFormat(route.path, format, route), { get }] as const;
      }),
  );
  return Object.fromEntries(operations);
}

/**
 * A parameter as what its schema makes of the text, as a whole number from 1; the library would say
 * what the schema takes: text.
 */
const describeAsRead: ZodOpenApiOverride = ({ zodSchema, jsonSchema }) => {
  if (!(zodSchema instanceof z.ZodPipe) || zodSchema.out instanceof z.ZodTransform) return;
  for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
  const { $schema: _dialect, ...read } = z.toJSONSchema(zodSchema);
  Object.assign(jsonSchema, read);
};

/**
 * The description of the API, in OpenAPI 3.1. Paths and parameters come from the registry, bodies from
 * the schemas that the exported files are typed by.
 */
export function buildOpenApiDocument(place: Place): oas31.OpenAPIObject {
  return createDocument(
    {
      openapi: '3.1.0',
      info: INFO,
      servers: [{ url: place.origin, description: 'This copy of the ledger.' }],
      security: [],
      tags: CHAPTERS.map((name) => ({ name, description: ABOUT_CHAPTERS[name] })),
      externalDocs: {
        description: 'How figures are recorded, and the columns of the CSV files',
        url: `${place.origin}/methods`,
      },
      paths: describePaths(place),
      components: {
        responses: describeSharedResponses(),
        headers: describeHeaders(),
      },
    },
    { override: describeAsRead },
  );
}
