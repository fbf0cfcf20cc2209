import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { buildChartDataset } from '@/charts/export/schema-org';
import { JsonLd } from '@/components/site/json-ld';
import type { Figure } from '@/ledger/figure';
import { buildConflictDataset } from '@/ledger/schema-org/dataset';
import { buildFigureGraph, type Standing } from '@/ledger/schema-org/figure';
import type { Qualifier } from '@/ledger/vocabulary';
import { type Node, nodesOf, readNodes, readPage } from '../json-ld/read';
import { exampleModels } from './example-charts';
import {
  denied,
  exampleFigure,
  exampleSource,
  seed1,
  seed3,
  seed6,
  ucdp2020,
} from './example-figures';
import { exampleView, firstDay, warTo1994 } from './example-view';

const ORIGIN = 'https://ledger.example';

async function readFigure(figure: Figure, standing: Standing = 'current') {
  const nodes = await readNodes(buildFigureGraph(figure, standing, ORIGIN));
  const find = (type: string) => nodes.find(({ types }) => types.includes(type));
  return { claim: find('Claim'), observation: find('Observation') };
}

const numbersOf = (observation: Node | undefined) =>
  ['value', 'minValue', 'maxValue'].map((name) => observation?.get(name)[0]);

describe('the number of an observation', () => {
  const none = undefined;
  test.each<[Qualifier, Partial<Figure>, (number | undefined)[]]>([
    ['none', { value: 200 }, [200, none, none]],
    ['none', { value: 0 }, [0, none, none]],
    ['none', { value: 7646, low: 7548, high: 9077 }, [7646, 7548, 9077]],
    ['exactly', { value: 288 }, [288, none, none]],
    ['at least', { value: 20000 }, [none, 20000, none]],
    ['more than', { value: 200 }, [none, 200, none]],
    ['up to', { value: 50 }, [none, none, 50]],
    ['fewer than', { value: 25 }, [none, none, 25]],
    ['about', { value: 300 }, [300, none, none]],
    ['near', { value: 300 }, [300, none, none]],
    ['between', { value: null, low: 120, high: 260 }, [none, 120, 260]],
    ['indefinite', { value: null }, [none, none, none]],
    ['denied', { value: null }, [none, none, none]],
  ])('"%s" %o is value, least, most: %o', async (qualifier, numbers, expected) => {
    const { observation } = await readFigure(exampleFigure({ qualifier, ...numbers }));
    expect(numbersOf(observation)).toEqual(expected);
    const said = nodesOf(observation, 'additionalProperty');
    expect(said[0]?.get('value')).toEqual([qualifier]);
  });
});

test('a claim says who makes it, where it stands, and what it is about', async () => {
  const { claim, observation } = await readFigure(seed6);
  const [author] = nodesOf(claim, 'author');
  expect([author?.types, author?.get('name')]).toEqual([
    ['GovernmentOrganization'],
    ["Armenia's Defence Ministry"],
  ]);
  const documents = nodesOf(claim, 'appearance');
  expect(documents.map((each) => each.get('url')[0])).toEqual(seed6.sources.map(({ url }) => url));
  expect(claim?.get('about')).toEqual([observation?.id]);
  expect(claim?.get('temporalCoverage')).toEqual(['2020-09-27']);
  expect(observation?.get('observationDate')).toEqual(['2020-09-27']);
});

test('a report in its own voice is its publisher’s claim; where nobody is clear, nobody is named', async () => {
  const [author] = nodesOf((await readFigure(seed1)).claim, 'author');
  expect(author?.get('name')).toEqual(['The Washington Post']);
  expect((await readFigure(seed3)).claim?.get('author')).toEqual([]);
});

test('what is not known of a document is left out', async () => {
  const source = exampleSource({ url: null, date: '2020-09/2020-10', author: null });
  const { claim } = await readFigure(exampleFigure({ sources: [source] }));
  const [document] = nodesOf(claim, 'appearance');
  for (const name of ['url', 'datePublished', 'creditText', 'archivedAt'])
    expect(document?.get(name), name).toEqual([]);
});

test('an old version says that it is superseded; a withdrawn figure has no number at all', async () => {
  const old = await readFigure(ucdp2020, 'superseded');
  expect(old.claim?.get('creativeWorkStatus')).toEqual(['Superseded by a later version']);
  const gone = await readFigure(ucdp2020, 'withdrawn');
  expect(gone.observation).toBeUndefined();
  expect(gone.claim?.get('creativeWorkStatus')).toEqual(['Withdrawn']);
});

const WANTED = [
  'name',
  'description',
  'creator',
  'identifier',
  'license',
  'citation',
  'variableMeasured',
  'measurementTechnique',
  'version',
  'dateModified',
  'distribution',
];

function expectDataset(dataset: Node | undefined): void {
  expect(dataset?.types).toEqual(['Dataset']);
  const [description] = dataset?.get('description') ?? [];
  expect(String(description).length).toBeGreaterThanOrEqual(50);
  expect(String(description).length).toBeLessThanOrEqual(5_000);
  const files = nodesOf(dataset, 'distribution');
  expect(files.map((file) => file.get('encodingFormat')[0])).toEqual([
    'text/csv',
    'application/json',
  ]);
  for (const file of files) expect(file.get('contentUrl')[0]).toMatch(/\?at=179(&year=2020)?$/);
}

test('a conflict is a dataset with all that a search for datasets reads', async () => {
  const view = exampleView([seed1, seed6, denied], [warTo1994, firstDay], {
    places: [
      {
        id: 'stepanakert',
        conflict: 'nagorno-karabakh',
        kind: 'town',
        names: [
          { party: 'armenia', name: 'Stepanakert', native: 'Ստեփանակերտ' },
          { party: 'azerbaijan', name: 'Khankendi', native: 'Xankəndi' },
        ],
        note: null,
      },
    ],
  });
  const [dataset] = await readNodes(buildConflictDataset(view, '2024-05-02T10:00:00Z', ORIGIN));
  expectDataset(dataset);
  for (const name of WANTED) expect(dataset?.get(name), name).not.toEqual([]);
  expect(dataset?.get('temporalCoverage')).toEqual(['/1994-05', '2020-09-27']);
  const [place] = nodesOf(dataset, 'spatialCoverage');
  expect(place?.get('name')).toEqual(['Stepanakert / Khankendi']);
  expect(place?.get('alternateName')).toEqual(['Ստեփանակերտ', 'Xankəndi']);
});

test.each(exampleModels)('the chart $id is a dataset with its pictures', async (model) => {
  const [dataset] = await readNodes(buildChartDataset(model, '2024-05-02T10:00:00Z', ORIGIN));
  expectDataset(dataset);
  const pictures = nodesOf(dataset, 'image');
  expect(pictures.map((picture) => picture.get('encodingFormat')[0])).toEqual([
    'image/svg+xml',
    'image/png',
  ]);
});

test('text of the ledger cannot end the element that holds it, and reads back as it was', async () => {
  const wording = '</script><script>alert(1)</script><!-- 😀 \u2028';
  const data = buildFigureGraph(exampleFigure({ wording }), 'current', ORIGIN);
  const html = renderToStaticMarkup(createElement(JsonLd, { data }));
  expect(html.match(/<[/!a-z]/g)).toEqual(['<s', '</']);
  const nodes = await readPage(html);
  const observation = nodes.find(({ types }) => types.includes('Observation'));
  expect(nodesOf(observation, 'additionalProperty')[2]?.get('value')).toEqual([wording]);
});
