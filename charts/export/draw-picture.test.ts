import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ChartModel, listMarks } from '@/charts/chart';
import { drawPicture, drawPng } from '@/charts/export/draw-picture';
import { drawnFor, type ExportOptions } from '@/charts/export/options';
import { paint } from '@/charts/export/panel-markup';
import { rasterise } from '@/charts/export/rasterise';
import { placeRuns } from '@/charts/export/script-runs';
import { breadth, setText } from '@/charts/export/type';
import { buildKilledByPhaseModel } from '@/charts/killed-by-phase/model';
import { listLegendEntries } from '@/charts/legend/entries';
import { buildOneFigureModel } from '@/charts/one-figure/model';
import { PALETTE } from '@/charts/palette';
import { escapeXml } from '@/charts/render/markup';
import type { Figure } from '@/ledger/figure';
import { QUALIFIERS, type Qualifier } from '@/ledger/vocabulary';
import { expectGolden } from '@/tests/golden-file';
import { exampleCharts } from '@/tests/unit/example-charts';
import { armeniaMod, exampleFigure } from '@/tests/unit/example-figures';
import { exampleView, inPhase, july2020 } from '@/tests/unit/example-view';

const ORIGIN = 'https://ledger.example';
const OPTIONS: ExportOptions = {
  form: 'full-chart',
  theme: 'light',
  drawn: 'wide',
  width: null,
  origin: ORIGIN,
};

/** A picture as Python's XML parser reads it: its elements' names, attributes and own text. */
type Node = { name: string; attributes: Record<string, string>; text: string };
const SCRIPT = `
import json, sys, xml.etree.ElementTree as tree
strip = lambda name: name.split('}')[-1]
nodes = [{'name': strip(n.tag), 'attributes': n.attrib, 'text': n.text or ''} for n in tree.fromstring(sys.stdin.buffer.read()).iter()]
print(json.dumps(nodes))`;
function parseXml(svg: string): Node[] {
  return JSON.parse(execFileSync('python3', ['-c', SCRIPT], { input: svg, encoding: 'utf8' }));
}

function sizeOf(png: Uint8Array): [width: number, height: number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

describe.each(exampleCharts)('$id as an SVG', (model) => {
  let svg: string;
  let nodes: Node[];
  beforeAll(async () => {
    svg = await drawPicture(model, OPTIONS);
    nodes = parseXml(svg);
  }, 60_000);

  test('stands alone: no class, no variable, no style sheet, nothing fetched', () => {
    expect(svg).not.toMatch(/var\(--|\sclass=|\sstyle=|<style|@import|url\(/);
    expect(nodes.map(({ name }) => name)).not.toContain('image');
    for (const { attributes } of nodes)
      if (attributes.href !== undefined)
        expect(attributes.href).toMatch(/^https:\/\/ledger\.example\//);
  });

  test('says what it is: title, summary, sentence, sources, address at its position, licence', () => {
    const [root, title, summary] = nodes;
    expect(root?.name).toBe('svg');
    expect(title).toMatchObject({ name: 'title', text: model.title });
    expect(summary?.name).toBe('desc');
    expect(summary?.text).toContain(model.sentence);
    const said = nodes
      .filter(({ name }) => name === 'text')
      .map(({ text }) => text)
      .join(' ');
    expect(said).toContain(model.sentence);
    for (const warning of model.warnings) expect(said).toContain(warning);
    expect(said.replaceAll(/(?<=[-/]) /g, '')).toContain(
      `${ORIGIN}/charts/nagorno-karabakh/${model.id}?at=179`,
    );
    expect(said).toContain('CC BY 4.0; cite the original source');
  });

  test('has every mark, each with its permalink and its words, and the legend of just these', () => {
    const marks = nodes.filter(
      ({ name, attributes }) => name === 'a' && attributes['data-version'] !== undefined,
    );
    const drawn = marks.map(({ attributes }) => attributes['data-figure']).toSorted();
    // A matrix has no marks on a scale: there each cell that is not empty leads to a figure of it.
    const cells = model.panels.flatMap((panel) =>
      panel.kind === 'grid' ? panel.rows.flatMap((row) => row.cells) : [],
    );
    const leads = cells.flatMap((cell) => cell.statements[0]?.figure ?? []);
    if (leads.length > 0) expect(drawn).toEqual(expect.arrayContaining(leads));
    else
      expect(drawn).toEqual(
        listMarks(model)
          .map(({ figure }) => figure)
          .toSorted(),
      );
    const keys = nodes.filter(({ attributes }) => attributes['data-key'] !== undefined);
    expect(keys).toHaveLength(listLegendEntries(model).length);
  });

  test('no line of its own text is wider than the picture, in any of its faces', () => {
    const style = { family: 'sans', size: 13, leading: 17, weight: 400, tone: 'ink' } as const;
    for (const text of [model.sentence, ...model.warnings]) {
      const { lines } = setText(text, { x: 0, top: 0, width: 360 }, style);
      expect(lines.map((line) => line.text).join(' ')).toBe(text);
      for (const line of lines) expect(breadth(line.text, style)).toBeLessThanOrEqual(360);
    }
  });
});

const [first] = exampleCharts;
if (!first) throw new Error('an example');

test('the narrow drawing is for narrow pictures', () => {
  expect([320, 599, 600, 2000].map(drawnFor)).toEqual(['narrow', 'narrow', 'wide', 'wide']);
});

test('an asked width scales the drawing and changes nothing in it', async () => {
  const own = await drawPicture(first, OPTIONS);
  const asked = await drawPicture(first, { ...OPTIONS, width: 1536 });
  expect(asked).toMatch(/<svg[^>]* width="1536"/);
  const inside = (svg: string) => svg.slice(svg.indexOf('<title'));
  expect(inside(asked)).toBe(inside(own));
});

test('each theme has its own colours and none of the other’s', async () => {
  const dark = await drawPicture(first, { ...OPTIONS, theme: 'dark' });
  expect(dark).toContain(PALETTE.dark.paper);
  for (const token of ['paper', 'ink', 'ink-soft', 'neutral'] as const)
    expect(dark).not.toContain(PALETTE.light[token]);
});

test('a text that reads like a variable stays as it is; an unknown variable is an error', () => {
  expect(paint('<text fill="var(--ink)">var(--ink)</text>', 'light')).toBe(
    `<text fill="${PALETTE.light.ink}">var(--ink)</text>`,
  );
  expect(() => paint('<g fill="var(--flag)"/>', 'light')).toThrow('no "flag"');
});

test('text of the ledger is escaped, and what XML cannot hold is left out', () => {
  expect(escapeXml('a<b & "c"\u0000\u000bd')).toBe('a&lt;b &amp; &quot;c&quot;d');
});

test.each(exampleCharts)(
  '$id as a card is a PNG of exactly 1200 by 630',
  async (model) => {
    const png = await drawPng(model, { ...OPTIONS, form: 'social-card' }, 1200);
    expect(sizeOf(png)).toEqual([1200, 630]);
  },
  60_000,
);

test('a PNG of the whole chart is of the asked width', async () => {
  const [width, height] = sizeOf(await drawPng(first, OPTIONS, 823));
  expect(width).toBe(823);
  expect(height).toBeGreaterThan(400);
}, 60_000);

test('a PNG has Armenian, Azerbaijani and Russian on a machine without fonts', async () => {
  const named = (name: string): ChartModel => ({
    ...first,
    panels: [],
    warnings: [],
    gaps: [],
    listed: [],
    sides: { first: null, second: null },
    title: name,
    sentence: name,
  });
  const draw = async (name: string) => drawPng(named(name), OPTIONS, 760);
  const pictures = [
    await draw('Հայաստանի պաշտպանության նախարարություն'),
    await draw('Azərbaycan Müdafiə Nazirliyi, şəhid, ağır, ı'),
    await draw('Министерство обороны Российской Федерации'),
  ];
  // Letters that no face has are left out by the rasteriser: the picture is then that of blanks.
  const blank = await draw('\u{10FFFD}');
  for (const png of pictures) expect(png.length).toBeGreaterThan(blank.length + 2_000);
}, 60_000);

test('a line that mixes Armenian with Russian has letters, where resvg alone draws boxes', async () => {
  const draw = (text: string) =>
    rasterise(
      `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="30"><text x="5" y="20" font-family="Source Sans 3" font-size="15">${text}</text></svg>`,
      300,
    );
  // Boxes look the same, whatever the letters are.
  expect(await draw('Տավուշ / июль')).not.toEqual(await draw('շուվատ / июль'));
});

test('a line that mixes Armenian with another script is cut into runs, each where the last ended', () => {
  const measure = (text: string) => text.length * 10;
  const line = (x: number, anchor: string, inner: string) =>
    `<text x="${x}" y="5" font-size="12"${anchor}>${inner}</text>`;
  const runs = (from: number) =>
    `<tspan x="${from}" font-family="Noto Sans Armenian">Շուշի</tspan><tspan x="${from + 50}" > / Şuşa</tspan>`;
  const start = ' text-anchor="start"';
  const cut = (anchor: string) => placeRuns(line(200, anchor, 'Շուշի / Şuşa'), measure);
  expect(cut('')).toBe(line(200, start, runs(200)));
  expect(cut(' text-anchor="end"')).toBe(line(200, start, runs(80)));
  expect(cut(' text-anchor="middle"')).toBe(line(200, start, runs(140)));
  const plain = line(1, '', 'Şuşa, at least 20');
  expect(placeRuns(plain, measure)).toBe(plain);
});

/** As the example of each qualifier has it: "indefinite" and "denied" carry no number. */
function qualified(qualifier: Qualifier): Partial<Figure> {
  if (qualifier === 'indefinite' || qualifier === 'denied') return { qualifier, value: null };
  if (qualifier === 'between') return { qualifier, value: null, low: 120, high: 260 };
  return { qualifier, value: 200 };
}

describe('golden pictures of each qualifier', () => {
  test.each(QUALIFIERS)('%s', async (qualifier) => {
    const figures = [
      exampleFigure({ id: 'EXAMPLE', value: 90, as_of: '2020-07-13' }),
      exampleFigure({ ...qualified(qualifier), id: 'SECOND' }),
    ].map((figure) => inPhase(july2020, figure));
    const model = buildKilledByPhaseModel(exampleView(figures, [july2020]));
    if (!model) throw new Error('a chart');
    expectGolden(`qualifiers/${qualifier.replace(' ', '-')}`, await drawPicture(model, OPTIONS));
  });
});

describe('one figure', () => {
  const build = (overrides: Partial<Figure>) =>
    buildOneFigureModel(
      inPhase(july2020, {
        ...exampleFigure({ id: 'EXAMPLE', claimant: armeniaMod, stance: 'opponent' }),
        ...overrides,
      }),
      exampleView([]),
    );

  test.each(QUALIFIERS)('%s is drawn as it was looked at', async (qualifier) => {
    const svg = await drawPicture(build(qualified(qualifier)), OPTIONS);
    expect(svg).not.toMatch(/var\(--|\sclass=|\sstyle=/);
    expectGolden(`one-figure/${qualifier.replace(' ', '-')}`, svg);
  });

  test('as a card is a PNG of exactly 1200 by 630, and dark is dark', async () => {
    const card = await drawPng(build({}), { ...OPTIONS, form: 'social-card', theme: 'dark' }, 1200);
    expect(sizeOf(card)).toEqual([1200, 630]);
    const dark = await drawPicture(build({}), { ...OPTIONS, theme: 'dark' });
    for (const token of ['paper', 'ink', 'side-first'] as const) {
      expect(dark).toContain(PALETTE.dark[token]);
      expect(dark).not.toContain(PALETTE.light[token]);
    }
  });
});
