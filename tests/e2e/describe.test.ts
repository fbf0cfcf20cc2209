import LinkHeader from 'http-link-header';
import { describe, expect, test } from 'vitest';
import { CHART_IDS } from '@/charts/chart';
import { listFaults, type Metadata } from '../csvw/check';
import { readCsvw } from '../csvw/read';
import { type Node, readPage } from '../json-ld/read';
import { sharedProgram } from './program';

/** What is said of a thing for programs: each address and type that is named is followed. */
const program = sharedProgram();

const UCDP_2020 = '/figures/Z35Z0V8';
const CONFLICT = '/conflicts/nagorno-karabakh';
const CHARTS = CHART_IDS.map((id) => `/charts/nagorno-karabakh/${id}`);

const get = (address: string) =>
  fetch(new URL(address, program.origin), { headers: { accept: '*/*' }, redirect: 'manual' });

async function linksOf(address: string) {
  const answer = await get(address);
  expect(answer.status, address).toBe(200);
  const { refs } = LinkHeader.parse(answer.headers.get('link') ?? '');
  return {
    answer,
    list: (...rels: string[]) => refs.filter(({ rel }) => rels.includes(rel)),
    one: (rel: string): string => {
      const found = refs.filter((ref) => ref.rel === rel);
      expect(found, `${rel} of ${address}`).toHaveLength(1);
      return found[0]?.uri ?? '';
    },
  };
}

describe('every CSV is described by metadata of just that CSV', () => {
  test.each([
    `${CONFLICT}/figures.csv`,
    `${CONFLICT}/figures.csv?measure=battle-related-deaths&at=162&bom=1`,
    `${CONFLICT}/figures.csv?status=withdrawn`,
    `${UCDP_2020}.csv`,
    `${UCDP_2020}.csv?at=162`,
    `${UCDP_2020}/v1.csv?bom=1`,
    ...CHARTS.map((chart) => `${chart}.csv`),
  ])('%s', async (path) => {
    const { answer, list } = await linksOf(path);
    const csv = await answer.text();
    const [described] = list('describedby');
    expect(described?.type).toBe('application/csvm+json');
    const beside = await get(described?.uri ?? '');
    expect(beside.headers.get('content-type')).toBe('application/csvm+json; charset=utf-8');
    const metadata = (await beside.json()) as Metadata;
    expect(metadata.url).toBe(`${program.origin}${path}`);
    expect(listFaults(metadata, csv)).toEqual([]);
    expect(metadata['dc:modified']?.['@value']).toMatch(/^2026-\d\d-\d\dT[\d:]{8}Z$/);
    const rows = await readCsvw(metadata, csv);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('one that is asked with an unknown value is refused as its CSV is', async () => {
    const refused = await get(`${CONFLICT}/figures/csvw.json?measure=persons`);
    expect(refused.status).toBe(400);
    expect((await get(`${UCDP_2020}/v9/csvw.json`)).status).toBe(404);
  });
});

describe.each([
  UCDP_2020,
  `${UCDP_2020}?at=162`,
  `${UCDP_2020}/v1`,
  CONFLICT,
  `${CONFLICT}?at=170`,
  '/charts/nagorno-karabakh/restated',
])('%s', (page) => {
  test('names once the page that it is cited by, which names itself', async () => {
    const cited = (await linksOf(page)).one('cite-as');
    const there = await linksOf(cited);
    expect(there.answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(there.one('cite-as')).toBe(cited);
  });

  test('leads to nothing that is not there, each in its type, and from each back', async () => {
    const named = (await linksOf(page)).list('item', 'describedby', 'linkset');
    expect(named.length).toBeGreaterThan(2);
    for (const { uri, type } of named) {
      const { answer, list } = await linksOf(uri);
      expect(answer.headers.get('content-type')?.split(';')[0], uri).toBe(type);
      const back = list('collection', 'describes').map((link) => link.uri);
      if (type !== 'application/linkset+json') expect(back).toContain(`${program.origin}${page}`);
    }
  });
});

const find = (nodes: Node[], type: string) => nodes.find(({ types }) => types.includes(type));

test('pages carry JSON-LD that a processor reads: datasets, a claim, an observation', async () => {
  const read = async (path: string) => readPage(await (await get(path)).text());
  for (const path of [CONFLICT, '/charts/nagorno-karabakh/restated']) {
    const dataset = find(await read(path), 'Dataset');
    const [description] = dataset?.get('description') ?? [];
    expect(String(description).length, path).toBeGreaterThanOrEqual(50);
    expect(dataset?.get('dateModified'), path).toHaveLength(1);
  }
  const first = await read(`${UCDP_2020}/v1`);
  expect(find(first, 'Observation')?.get('value')).toEqual([7633]);
  expect(find(first, 'Claim')?.get('creativeWorkStatus')).toEqual([
    'Superseded by a later version',
  ]);
  const newest = await read(UCDP_2020);
  expect(find(newest, 'Observation')?.get('value')).toEqual([7646]);
  expect(find(newest, 'Claim')?.get('url')).toEqual([`${program.origin}${UCDP_2020}/v3`]);
});

test('the preview of a figure’s link is the picture of the version that the page shows', async () => {
  for (const [page, version] of [
    [UCDP_2020, 'v3'],
    [`${UCDP_2020}?at=162`, 'v1'],
    [`${UCDP_2020}/v1`, 'v1'],
  ]) {
    const html = await (await get(page ?? '')).text();
    const picture = `${program.origin}${UCDP_2020}/${version}.png`;
    expect(html).toContain(`<meta property="og:image" content="${picture}"/>`);
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
  }
});

test('a figure’s picture has themes and widths, and is asked for again: its drawing may be another one day', async () => {
  const dark = await get(`${UCDP_2020}/v1.svg?theme=dark&width=400`);
  expect(dark.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  expect(await dark.text()).toMatch(/<svg[^>]* width="400"/);
  const refused = await get(`${UCDP_2020}.png?theme=red`);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ parameter: 'theme', allowed: ['light', 'dark'] });
});
