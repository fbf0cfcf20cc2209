import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, test } from 'vitest';
import { formatType, listFields } from '@/components/api/json-fields';
import { listRecipes } from '@/components/api/recipes';
import { sourceDescription } from '@/ledger/source-description';
import { buildOpenApiDocument } from '@/routes/openapi/document';
import { STATUSES } from '@/routes/openapi/statuses';
import { readValue } from '@/routes/parameter';
import { listRoutes } from '@/routes/registry';
import { isForPrograms, listFormats, listParams, withFormat } from '@/routes/route';
import { EXAMPLES } from '@/tests/unit/examples';

const origin = 'https://ledger.example';
const document = buildOpenApiDocument({ origin, examples: EXAMPLES });
const operations = Object.values(document.paths ?? {}).flatMap(({ get }) => get ?? []);
const schemas = new Map(
  Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [
    name,
    { ...schema } as Record<string, unknown>,
  ]),
);

test('every route is there in each format that is for programs, with its own parameters', () => {
  const described = Object.entries(document.paths ?? {}).map(([path, { get }]) => [
    path,
    (get?.parameters ?? []).flatMap((each) =>
      'name' in each && each.in !== 'header' ? each.name : [],
    ),
  ]);
  const registered = listRoutes().flatMap(([, route]) =>
    listFormats(route)
      .filter((format) => isForPrograms(route, format))
      .map((format) => [
        withFormat(route.path, format, route),
        [
          ...listParams(route).map(([name]) => name),
          ...Object.keys(route.formats[format]?.query ?? {}),
        ],
      ]),
  );
  expect(described).toEqual(registered);
});

test('a parameter is described as what its text is read as, with an example', () => {
  const { parameters } = document.paths?.['/figures/{id}/v{n}.svg']?.get ?? {};
  expect(parameters).toContainEqual({
    name: 'width',
    in: 'query',
    description: expect.stringContaining('Pixels across'),
    schema: { type: 'integer', minimum: 320, maximum: 2000 },
    example: 1200,
  });
  expect(parameters).toContainEqual(
    expect.objectContaining({ name: 'n', in: 'path', required: true, example: 1 }),
  );
});

test('the JSON of figures, charts and the process has a schema with a name', () => {
  const referred = Object.entries(document.paths ?? {}).map(([path, { get }]) => [
    path,
    get?.responses?.[200]?.content?.['application/json']?.schema?.$ref,
  ]);
  expect(Object.fromEntries(referred)).toMatchObject({
    '/conflicts/{slug}/figures.json': '#/components/schemas/FiguresDocument',
    '/figures/{id}.json': '#/components/schemas/FigureDocument',
    '/figures/{id}/v{n}.json': '#/components/schemas/FigureDocument',
    '/charts/{conflict}/{chart}.json': '#/components/schemas/ChartDocument',
    '/readyz': '#/components/schemas/Ready',
  });
});

test('an empty ledger has a description too, without names in it, which a linter accepts', async () => {
  const empty = { origin, examples: null };
  const source = JSON.stringify(buildOpenApiDocument(empty));
  expect(source.includes(EXAMPLES.figure)).toBe(false);
  expect(listRecipes(empty)).toEqual([]);
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: { 'operation-4xx-response': 'off' },
  });
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

test('what a parameter is said to be is what the check of requests gives', () => {
  for (const [, route] of listRoutes()) {
    for (const format of listFormats(route)) {
      const query = route.formats[format]?.query ?? {};
      for (const [name, { schema, example }] of Object.entries(query)) {
        const value = example(EXAMPLES);
        if (value === null) continue;
        expect(readValue(name, schema, String(value)), `${name} of ${route.path}`).toBe(value);
      }
    }
  }
});

test('each operation has an id and a summary of its own', () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('getFigureVersionCsv');
  const summaries = operations.map(({ summary }) => summary);
  expect(new Set(summaries).size).toBe(summaries.length);
});

test('each status that an operation can have is explained', () => {
  const explained = new Set(Object.keys(STATUSES));
  const had = new Set(operations.flatMap(({ responses }) => Object.keys(responses ?? {})));
  expect([...had].filter((status) => !explained.has(status))).toEqual([]);
});

test('no field of an exported figure may be left out: unknown is null; but what older records have not', () => {
  // Records made before there were these fields keep their bytes (decisions 0074, 0095).
  const later: Record<string, string[]> = {
    FigureSource: Object.keys(sourceDescription),
    FigureRecord: ['chart_set'],
  };
  for (const name of ['FigureVersion', 'FigureRecord', 'FigureDocument', 'FigureSource']) {
    const { properties, required } = schemas.get(name) ?? {};
    const fields = Object.keys(properties ?? {});
    const first = fields.filter((each) => !later[name]?.includes(each));
    expect(required, name).toEqual(first);
  }
  const { properties } = schemas.get('FigureVersion') ?? {};
  expect(Reflect.get(properties ?? {}, 'value')).toMatchObject({
    anyOf: [{ type: 'integer' }, { type: 'null' }],
  });
});

describe('a schema in words', () => {
  test.each([
    [{ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }, 'whole number from 1'],
    [{ type: 'integer', minimum: 320, maximum: 2000 }, 'whole number from 320 to 2000'],
    [{ type: ['string', 'null'] }, 'text or null'],
    [{ type: 'boolean' }, 'true or false'],
    [{ const: 1 }, '1'],
    [{ enum: ['none', 'exactly'] }, '"none", "exactly"'],
    [{ anyOf: [{ $ref: '#/components/schemas/Party' }, { type: 'null' }] }, 'Party or null'],
    [{ type: 'array', items: { $ref: '#/components/schemas/ChartRow' } }, 'list of ChartRow'],
    [{ type: 'array', items: { type: 'object' } }, 'list of objects'],
    [{}, 'anything'],
  ])('%j', (schema, words) => {
    expect(formatType(schema)).toBe(words);
  });

  test('the fields of an object within an object stand behind it, with the object’s name', () => {
    const fields = listFields(schemas.get('FigureVersion') ?? {});
    expect(fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['measure', 'measure.unit', 'change.kind', 'sources']),
    );
    const sources = fields.find(({ name }) => name === 'sources');
    expect(sources).toMatchObject({ type: 'list of FigureSource', refersTo: 'FigureSource' });
    expect(fields.find(({ name }) => name === 'value')?.type).toMatch(/^whole number or null$/);
  });
});
