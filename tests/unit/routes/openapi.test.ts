import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, test } from 'vitest';
import { listForms } from '@/routes/address';
import { listAddresses } from '@/routes/catalogue';
import { buildOpenApiDocument } from '@/routes/openapi/document';
import { formatType, listFields } from '@/routes/openapi/fields';
import { listRecipes } from '@/routes/openapi/recipes';
import { STATUSES } from '@/routes/openapi/statuses';
import { readValue } from '@/routes/parameter';
import { SAMPLES } from './samples';

const origin = 'https://ledger.example';
const document = buildOpenApiDocument({ origin, samples: SAMPLES });
const operations = Object.values(document.paths).map(({ get }) => get);

test('an empty ledger has a description too, without names in it, which a linter accepts', async () => {
  const empty = { origin, samples: null };
  const source = JSON.stringify(buildOpenApiDocument(empty));
  expect(source.includes(SAMPLES.figure)).toBe(false);
  expect(listRecipes(empty)).toEqual([]);
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: { 'operation-4xx-response': 'off' },
  });
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

test('what a parameter is said to be is what the check of requests gives', () => {
  for (const [, address] of listAddresses()) {
    for (const form of listForms(address)) {
      for (const [name, { schema, example }] of Object.entries(address.forms[form] ?? {})) {
        const value = example(SAMPLES);
        expect(readValue(name, schema, String(value)), `${name} of ${address.path}`).toBe(value);
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
  const explained = new Set(STATUSES.map(([status]) => String(status)));
  const had = new Set(operations.flatMap(({ responses }) => Object.keys(responses)));
  expect([...had].filter((status) => !explained.has(status))).toEqual([]);
});

test('no field of an exported figure may be left out: unknown is null', () => {
  for (const name of ['FigureVersion', 'FigureRecord', 'FigureDocument', 'FigureSource']) {
    const { properties, required } = document.components.schemas[name] ?? {};
    expect(required, name).toEqual(Object.keys(properties ?? {}));
  }
  const { properties } = document.components.schemas.FigureVersion ?? {};
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
    const fields = listFields(document.components.schemas.FigureVersion ?? {});
    expect(fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['measure', 'measure.unit', 'change.kind', 'sources']),
    );
    const sources = fields.find(({ name }) => name === 'sources');
    expect(sources).toMatchObject({ type: 'list of FigureSource', refersTo: 'FigureSource' });
    expect(fields.find(({ name }) => name === 'value')?.type).toMatch(/^whole number or null$/);
  });
});
