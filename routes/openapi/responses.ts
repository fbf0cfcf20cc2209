import { STATUS_CODES } from 'node:http';
import type { z } from 'zod';
import type { oas31, ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { type Format, formatInfo, mediaType } from '../formats';
import { PROBLEM_TYPE, problemSchema } from '../http/problem-schema';
import { listEndings, listParams, type Route } from '../route';
import { HEADERS, type HeaderName, OPTIONAL_HEADERS, STATUSES, type Status } from './statuses';

/** The headers of responses, under their names. */
export function describeHeaders(): Record<string, oas31.HeaderObject> {
  return Object.fromEntries(
    Object.entries(HEADERS).map(([name, description]) => [
      name,
      { description, required: !OPTIONAL_HEADERS.has(name), schema: { type: 'string' } },
    ]),
  );
}

function referToHeaders(names: readonly HeaderName[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** The headers of the responses that say the same wherever they are given. */
const SHARED = {
  206: ['ETag', 'Repr-Digest', 'Content-Range'],
  302: ['Location'],
  303: ['Location'],
  304: [],
  308: ['Location'],
  400: [],
  404: [],
  416: ['Content-Range'],
  429: ['Retry-After'],
  503: ['Retry-After'],
} as const satisfies Readonly<Partial<Record<Status, readonly HeaderName[]>>>;

type SharedStatus = keyof typeof SHARED;
const HAS_PROBLEM: ReadonlySet<number> = new Set([400, 404, 429, 503]);

/** The name of a shared response: `NotFound`. */
function nameOf(status: SharedStatus): string {
  return (STATUS_CODES[status] ?? String(status)).replace(/\W/g, '');
}

/** A reader who asked for a page is told in one; a program in problem details. */
const PROBLEM_CONTENT = {
  [PROBLEM_TYPE.replace(/;.*$/, '')]: { schema: problemSchema },
  [mediaType('html')]: { schema: { type: 'string' as const } },
};

/** The responses that many routes have, under the names that the document gives them. */
export function describeSharedResponses(): Record<string, ZodOpenApiResponseObject> {
  const statuses = Object.keys(SHARED).map((status) => Number(status) as SharedStatus);
  return Object.fromEntries(
    statuses.map((status) => [
      nameOf(status),
      {
        description: STATUSES[status],
        headers: referToHeaders(SHARED[status]),
        ...(HAS_PROBLEM.has(status) ? { content: PROBLEM_CONTENT } : {}),
      },
    ]),
  );
}

/** The headers of a full response. What a process says of itself is kept by nobody. */
function listHeaders(route: Route, format: Format): HeaderName[] {
  const always: HeaderName[] = ['Ledger-Position', 'Cache-Control'];
  if (route.bare === 'json') return always;
  if (route.streamed?.includes(format)) return [...always, 'Content-Disposition'];
  const isDated = format !== 'html' && formatInfo(format).newest !== true;
  const hasStates =
    'at' in (route.formats[format]?.query ?? {}) || (route.frozen === true && isDated);
  return [
    ...always,
    ...(['ETag', 'Repr-Digest'] as const),
    ...(isDated ? (['Last-Modified', 'Content-Disposition'] as const) : []),
    ...(hasStates ? (['Memento-Datetime', 'Link'] as const) : []),
  ];
}

/** JSON by its fields where the route says what they are; anything else is text or bytes. */
function bodySchema({ json }: Route, format: Format): z.ZodType | oas31.SchemaObject {
  if (format === 'json') return json ?? { type: 'object' };
  if (mediaType(format).endsWith('json')) return {};
  const isText = /^text|xml|bibtex|research-info|link-format/.test(mediaType(format));
  return isText ? { type: 'string' } : { type: 'string', format: 'binary' };
}

/** Whether the address leads to earlier states by date: a search, or a file of one state, does not. */
export function isTimeGate({ formats, typed, frozen }: Route, format: Format): boolean {
  return 'at' in (formats[format]?.query ?? {}) && typed === undefined && frozen !== true;
}

function listShared(route: Route, format: Format): SharedStatus[] {
  const isNamed = listParams(route).length > 0;
  const isGate = isTimeGate(route, format);
  const leadsToFiles = format === 'html' && listEndings(route).length > 0;
  return [
    ...(route.ranged?.includes(format) ? ([206, 416] as const) : []),
    ...(isGate ? ([302] as const) : []),
    ...(leadsToFiles ? ([303] as const) : []),
    ...(isNamed ? ([308] as const) : []),
    ...(isNamed || isGate ? ([404] as const) : []),
    ...(route.bare === 'json' ? [] : ([304, 400, 429, 503] as const)),
  ];
}

/** Every response that a route has in a format, by status. */
export function listResponses(route: Route, format: Format): ZodOpenApiResponsesObject {
  const { name, newest } = formatInfo(format);
  const full = { 200: `${route.title}: ${name}.`, ...(newest ? {} : route.sameUnder) };
  const headers = referToHeaders(listHeaders(route, format));
  const content = { [mediaType(format)]: { schema: bodySchema(route, format) } };
  return Object.fromEntries([
    ...listShared(route, format).map((status) => [
      String(status),
      { $ref: `#/components/responses/${nameOf(status)}` },
    ]),
    ...Object.entries(full).map(([status, description]) => [
      status,
      { description, headers, content },
    ]),
  ]);
}
