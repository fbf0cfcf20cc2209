import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { OpenAPIClientAxios } from 'openapi-client-axios';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHART_IDS } from '@/charts/chart';
import { OPTIONAL_HEADERS } from '@/routes/openapi/statuses';
import { API_GROUPS } from '@/routes/parameters';
import { extent } from '../extent';
import { sharedProgram } from './program';

/** What these tests read in the OpenAPI document. */
type Operation = {
  parameters: { name: string; in: string; example?: string | number }[];
  responses: Record<
    string,
    { headers?: object; content?: Record<string, { schema: Record<string, unknown> }> }
  >;
  'x-codeSamples'?: { source: string }[];
};
type ApiDocument = { paths: Record<string, { get: Operation }> };

/** What the program says of its own addresses, held against the program as it runs. */
const program = sharedProgram();
let document: ApiDocument;
beforeAll(async () => {
  document = (await (await get('/api/openapi.json')).json()) as ApiDocument;
});

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${program.origin}${address}`, { headers, redirect: 'manual' });
const run = promisify(execFile);

/** The address of an operation's example, with one parameter of its query where one is named. */
function exampleOf(template: string, { parameters }: Operation, query?: string): string {
  const examples = new Map(parameters.map((each) => [each.name, String(each.example)]));
  const filled = template.replace(/\{([a-z]+)\}/g, (_, name) => examples.get(name) ?? '');
  return query === undefined ? filled : `${filled}?${query}=${examples.get(query)}`;
}

/** Checks a value against a schema of the document, as any program would. */
function createChecker() {
  // Formats are for readers: an address of a publisher need not be one in every detail.
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'document');
  return (value: unknown, pointer: string) => {
    const isValid = ajv.validate({ $ref: `document${pointer}` }, value);
    return isValid ? null : ajv.errorsText();
  };
}

/** The shipped datasets have one version each: there is none to compare with. See datasets.test.ts. */
const COMPARES = /^\/datasets\/\{\w+\}\/compare/;

type Example = { address: string; operation: Operation };

const PICTURE = /\.(png|svg)$/;
/** Each operation's example, then the same with each parameter of its query; by day few of a picture's. */
function listExamples(): Example[] {
  return Object.entries(document.paths).flatMap(([template, { get: operation }]) => {
    if (COMPARES.test(template)) return [];
    const queries = operation.parameters.filter(
      (each) => each.in === 'query' && each.example !== undefined,
    );
    const names = queries.map(({ name }) => name);
    // A picture is drawn for each.
    const asked = PICTURE.test(template) ? extent(names.slice(0, 2), names) : names;
    return [undefined, ...asked].map((query) => ({
      address: exampleOf(template, operation, query),
      operation,
    }));
  });
}

function fullAnswerOf({ responses }: Operation) {
  const { content = {}, headers = {} } = responses[200] ?? {};
  const [full] = Object.entries(content);
  if (!full) throw new Error('an operation has no full answer');
  return { type: full[0], schema: full[1].schema, headers: Object.keys(headers) };
}

describe('the OpenAPI document', () => {
  test('is accepted by a linter, examples of parameters included', async () => {
    const config = await createConfig({
      extends: ['recommended-strict'],
      rules: {
        'no-invalid-parameter-examples': 'error',
        'no-invalid-schema-examples': 'error',
        // A process that is asked how it is refuses nobody.
        'operation-4xx-response': 'off',
        // The program under test is on this machine.
        'no-server-example.com': 'off',
      },
    });
    const source = JSON.stringify(document);
    const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  test('may be read by scripts on any site, and so may a refusal', async () => {
    for (const address of ['/api/openapi.json', '/figures/none.json', '/api/openapi.json?at=9']) {
      const { headers, status } = await get(address);
      expect(headers.get('access-control-allow-origin'), address).toBe('*');
      expect(status, address).toBe(
        address.includes('none') ? 404 : address.includes('at') ? 400 : 200,
      );
    }
  });

  test('every example is answered as it says: type, headers, and the fields of JSON', async () => {
    const check = createChecker();
    for (const { address, operation } of listExamples()) {
      const response = await get(address);
      const { type, schema, headers } = fullAnswerOf(operation);
      expect(response.status, address).toBe(200);
      expect(response.headers.get('content-type')?.replace(/;.*$/, ''), address).toBe(type);
      for (const name of headers.filter((each) => !OPTIONAL_HEADERS.has(each)))
        expect(response.headers.has(name), `${name} of ${address}`).toBe(true);
      const body = await response.text();
      if ('$ref' in schema)
        expect(check(JSON.parse(body), String(schema.$ref)), address).toBeNull();
    }
  });

  test('its schemas hold for every figure, every version and every chart', async () => {
    const check = createChecker();
    const list = await (await get('/conflicts/nagorno-karabakh/figures.json?status=all')).json();
    expect(check(list, '#/components/schemas/FiguresDocument')).toBeNull();
    for (const chart of CHART_IDS) {
      const json = await (await get(`/charts/nagorno-karabakh/${chart}.json`)).json();
      expect(check(json, '#/components/schemas/ChartDocument'), chart).toBeNull();
    }
  });

  test('its refusals are problem details', async () => {
    const check = createChecker();
    const address = '/conflicts/nagorno-karabakh/figures.json';
    for (const query of ['?status=gone', '?at=0', '?colour=red', '?measure=none', '?at=999999']) {
      const response = await get(`${address}${query}`);
      expect(response.headers.get('content-type'), query).toMatch(/^application\/problem\+json/);
      const problem = await response.json();
      expect(check(problem, '#/components/schemas/Problem'), query).toBeNull();
    }
  });

  test('a client made from it reads a version, a list, a chart and a refusal', async () => {
    const client = await new OpenAPIClientAxios({ definition: document as never }).init();
    const call = async (operation: string, parameters: Record<string, string | number>) => {
      const method = client[operation];
      if (typeof method !== 'function') throw new Error(`the client has no ${operation}`);
      return method(parameters, null, { validateStatus: () => true });
    };
    const version = await call('getFigureVersionJson', { id: 'Z35Z0V8', n: 1 });
    expect(version.data.record.figure).toMatchObject({ value: 7633, qualifier: 'between' });
    const slug = 'nagorno-karabakh';
    const list = await call('getConflictFiguresJson', { slug, phase: 'july-2020', at: 150 });
    expect(list.data.figures.length).toBeGreaterThan(3);
    const chart = await call('getChartSvg', { conflict: slug, chart: 'displaced', width: 640 });
    expect(chart.data).toMatch(/^<\?xml [^>]*>\s*<svg /);
    const refusal = await call('getConflictFiguresJson', { slug, status: 'gone' });
    expect([refusal.status, refusal.data.parameter]).toEqual([400, 'status']);
  });
});

/** The commands of a page, as a reader copies them. */
function listCommands(html: string): string[] {
  const blocks = html.matchAll(/<pre class="command"><code>([\s\S]*?)<\/code>/g);
  return Array.from(blocks, ([, text = '']) =>
    text
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}

/** The API's page and the page of each of its groups, one after another. */
async function readApiPages(): Promise<string> {
  const paths = ['/api', ...API_GROUPS.map((group) => `/api/${group}`)];
  const pages = await Promise.all(paths.map(async (each) => (await get(each)).text()));
  return pages.join('\n');
}

describe('/api', () => {
  test('is short, and no page of a group is long', async () => {
    expect((await (await get('/api')).text()).length).toBeLessThan(60_000);
    for (const group of API_GROUPS) {
      const page = await get(`/api/${group}`);
      expect(page.status, group).toBe(200);
      expect((await page.text()).length, group).toBeLessThan(200_000);
    }
    expect((await get('/api/nothing')).status).toBe(404);
  });

  test('every command on it and in the document runs as it stands, and brings something', async () => {
    const html = await readApiPages();
    const samples = Object.values(document.paths).flatMap(
      (each) => each.get['x-codeSamples'] ?? [],
    );
    const had = Object.keys(document.paths).filter((each) => !/\/compare(\.csv)?$/.test(each));
    expect(samples.length).toBe(had.length);
    const onPage = listCommands(html);
    expect(onPage.length).toBeGreaterThan(15);
    for (const command of new Set([...onPage, ...samples.map(({ source }) => source)])) {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'casualty-ledger-'));
      const { stdout } = await run('sh', ['-c', command], { cwd: folder, maxBuffer: 10_000_000 });
      const files = await readdir(folder);
      expect(stdout.length + files.length, command).toBeGreaterThan(0);
      if (command.includes('python3')) expect(stdout).toBe('True\n');
      await rm(folder, { recursive: true });
    }
  });

  test('names every address of the document, with its parameters and statuses', async () => {
    const html = await readApiPages();
    for (const [address, { get: operation }] of Object.entries(document.paths)) {
      expect(html).toContain(`<code>${address}</code>`);
      for (const status of Object.keys(operation.responses))
        expect(html).toContain(`id="status-${status}"`);
    }
  });
});

test('the sitemap says of every page when it last changed', async () => {
  const sitemap = await (await get('/sitemap.xml')).text();
  const locations = sitemap.match(/<loc>/g) ?? [];
  expect(locations.length).toBeGreaterThan(100);
  expect(sitemap.match(/<lastmod>2026-11-\d\dT[\d:.]+Z<\/lastmod>/g)).toHaveLength(
    locations.length,
  );
});
