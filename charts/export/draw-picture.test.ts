import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildCharts } from '@/charts/catalogue';
import { type Chart, listDrawnMarks, listPlots } from '@/charts/drawing';
import { drawPicture, drawPng } from '@/charts/export/draw-picture';
import { drawnFor, type ExportOptions } from '@/charts/export/options';
import { type PictureContent, toPicture } from '@/charts/export/picture';
import { rasterise } from '@/charts/export/rasterise';
import { placeRuns } from '@/charts/export/script-runs';
import { paint } from '@/charts/export/standalone-markup';
import { listLegendEntries } from '@/charts/legend/entries';
import { toFigurePicture } from '@/charts/one-figure/picture';
import { PALETTE } from '@/charts/palette';
import { listPlotMarks } from '@/charts/plot';
import { escapeXml } from '@/charts/render/markup';
import type { Figure } from '@/ledger/figure';
import { QUALIFIERS, type Qualifier } from '@/ledger/vocabulary';
import { expectGolden } from '@/tests/golden-file';
import { exampleCharts } from '@/tests/unit/example-charts';
import { armeniaMod, exampleFigure } from '@/tests/unit/example-figures';
import { exampleView, inPhase, july2020 } from '@/tests/unit/example-view';

const ORIGIN = 'https://ledger.example';
const OPTIONS: ExportOptions = {
  form: 'whole',
  theme: 'light',
  transparent: false,
  drawn: 'wide',
  width: null,
  origin: ORIGIN,
};
const toContent = (chart: Chart) => toPicture(chart, ORIGIN);

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

describe.each(exampleCharts)('$model.id as an SVG', (chart) => {
  const { model, drawing } = chart;
  let svg: string;
  let nodes: Node[];
  beforeAll(async () => {
    svg = await drawPicture(toContent(chart), OPTIONS);
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
    expect(title).toMatchObject({ name: 'title', text: drawing.title });
    expect(summary?.name).toBe('desc');
    const said = nodes
      .filter(({ name }) => name === 'text')
      .map(({ text }) => text)
      .join(' ');
    expect(said.replaceAll(' ', '')).toContain(drawing.sentence.replaceAll(' ', ''));
    expect(said.replaceAll(/(?<=[-/]) /g, '')).toContain(
      `${ORIGIN}/charts/nagorno-karabakh/${model.id}?at=179`,
    );
    expect(said).toContain('CC BY 4.0; cite the original source');
  });

  test('has every mark, each with its permalink and its words, and the key of just these', () => {
    const drawn = nodes
      .filter(({ name, attributes }) => name === 'a' && attributes['data-version'] !== undefined)
      .map(({ attributes }) => `${attributes['data-figure']} ${attributes['data-version']}`);
    const marks = listDrawnMarks(drawing).map(({ figure, version }) => `${figure} ${version}`);
    expect(drawn.toSorted()).toEqual(marks.toSorted());
    const keys = nodes.filter(({ attributes }) => attributes['data-key'] !== undefined);
    expect(keys).toHaveLength(listLegendEntries(drawing, model.sides).length);
  });
});

const [chart] = exampleCharts;
if (!chart) throw new Error('an example');
const first = toContent(chart);

test.each(exampleCharts)(
  '$model.id in a shape shows all its marks, or says how many of how many, and splits no question',
  async (each) => {
    for (const form of ['landscape', 'square'] as const) {
      const svg = await drawPicture(toContent(each), { ...OPTIONS, form });
      const shown = svg.match(/data-version=/g)?.length ?? 0;
      const all = listDrawnMarks(each.drawing).length;
      if (shown < all) expect(svg).toContain(`${shown} of ${all} figures shown`);
      for (const plot of listPlots(each.drawing)) {
        const there = listPlotMarks(plot).filter(({ figure }) =>
          svg.includes(`data-figure="${figure}"`),
        );
        expect([0, listPlotMarks(plot).length]).toContain(there.length);
      }
    }
  },
  60_000,
);

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

test('a shape is a PNG of exactly its size, or twice it', async () => {
  const sizes = [
    await drawPng(first, { ...OPTIONS, form: 'landscape' }, 1200),
    await drawPng(first, { ...OPTIONS, form: 'landscape' }, 2400),
    await drawPng(first, { ...OPTIONS, form: 'square' }, 1080),
  ].map(sizeOf);
  expect(sizes).toEqual([
    [1200, 630],
    [2400, 1260],
    [1080, 1080],
  ]);
}, 60_000);

test('a transparent picture has no ground of its own', async () => {
  const ground = new RegExp(`<rect [^>]*fill="${PALETTE.light.paper}"`);
  const whole = await drawPicture(first, OPTIONS);
  const open = await drawPicture(first, { ...OPTIONS, transparent: true });
  const head = (svg: string) => svg.slice(0, svg.indexOf('<text'));
  expect([ground.test(head(whole)), ground.test(head(open))]).toEqual([true, false]);
});

test('a PNG of the whole chart is of the asked width', async () => {
  const [width, height] = sizeOf(await drawPng(first, OPTIONS, 823));
  expect(width).toBe(823);
  expect(height).toBeGreaterThan(400);
}, 60_000);

test('a PNG has Armenian, Azerbaijani and Russian on a machine without fonts', async () => {
  const named = (name: string): PictureContent => ({
    ...{ id: 'named', name, summary: name, key: [], blocks: [], tail: [], foot: [] },
    head: [
      { text: name, role: 'title' },
      { text: name, role: 'text' },
    ],
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
    const view = exampleView(figures, [july2020]);
    const [found] = buildCharts({ view, earlier: [], scale: 'linear' });
    if (!found) throw new Error('a chart');
    const svg = await drawPicture(toContent(found), OPTIONS);
    expectGolden(`qualifiers/${qualifier.replace(' ', '-')}`, svg);
  });
});

describe('one figure', () => {
  const build = (overrides: Partial<Figure>) =>
    toFigurePicture(
      inPhase(july2020, {
        ...exampleFigure({ id: 'EXAMPLE', claimant: armeniaMod, stance: 'opponent' }),
        ...overrides,
      }),
      [],
      exampleView([]),
      ORIGIN,
    );

  test.each(QUALIFIERS)('%s is drawn as it was looked at', async (qualifier) => {
    const svg = await drawPicture(build(qualified(qualifier)), OPTIONS);
    expect(svg).not.toMatch(/var\(--|\sclass=|\sstyle=/);
    expectGolden(`one-figure/${qualifier.replace(' ', '-')}`, svg);
  });

  test('as a card is a PNG of exactly 1200 by 630, and dark is dark', async () => {
    const card = await drawPng(build({}), { ...OPTIONS, form: 'landscape', theme: 'dark' }, 1200);
    expect(sizeOf(card)).toEqual([1200, 630]);
    const dark = await drawPicture(build({}), { ...OPTIONS, theme: 'dark' });
    for (const token of ['paper', 'ink', 'side-first'] as const) {
      expect(dark).toContain(PALETTE.dark[token]);
      expect(dark).not.toContain(PALETTE.light[token]);
    }
  });
});
