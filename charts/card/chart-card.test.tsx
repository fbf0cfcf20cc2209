import { prerender } from 'react-dom/static';
import { beforeAll, expect, test, vi } from 'vitest';
import { ChartCard } from '@/charts/card/chart-card';
import type { ChartModel, Panel } from '@/charts/chart';
import { listMarks } from '@/charts/chart';
import type { Drawn } from '@/charts/drawn';
import { buildKilledByPhaseModel } from '@/charts/killed-by-phase/model';
import { panelHeight } from '@/charts/panel-height';
import { drawPanel } from '@/charts/render/draw-panel';
import { exampleFigure, seed1, seed3, voa30000 } from '@/tests/unit/example-figures';
import { exampleView, warTo1994 } from '@/tests/unit/example-view';

vi.mock('@/charts/render/draw-panel');

const ORIGIN = 'https://ledger.example';
const denied = exampleFigure({ qualifier: 'denied', value: null });
const built = buildKilledByPhaseModel(exampleView([seed1, voa30000, seed3, denied], [warTo1994]));
if (!built) throw new Error('the example has deaths to draw');
const model: ChartModel = { ...built, title: 'Killed "by phase"' };

async function render(): Promise<string> {
  const { prelude } = await prerender(<ChartCard model={model} origin={ORIGIN} />);
  return new Response(prelude).text();
}

function draw(panel: Panel, drawn: Drawn): Promise<string> {
  return Promise.resolve(
    `<svg data-drawn="${panel.id} ${drawn}" width="251.00999999999982"></svg>`,
  );
}

let html = '';
beforeAll(async () => {
  vi.mocked(drawPanel).mockImplementation(draw);
  html = await render();
});

test('the figure carries its address, its title and a place for each drawing', () => {
  expect(html).toContain('<figure class="chart" id="killed-by-phase"');
  expect(html).toContain('aria-labelledby="killed-by-phase-title"');
  for (const panel of model.panels) {
    expect(html).toContain(`data-panel="${panel.id}"`);
    expect(html).toContain(`data-drawn="${panel.id} narrow"`);
    expect(html).toContain(`data-drawn="${panel.id} wide"`);
  }
  expect(html).not.toContain('data-incomplete');
});

test('a drawing’s numbers are hundredths of a pixel at most', () => {
  expect(html).toContain('width="251.00"');
});

test('without JavaScript every number is in the HTML, with its permalink', () => {
  const table = html.slice(html.indexOf('<table>'), html.indexOf('</table>'));
  for (const mark of listMarks(model)) {
    expect(table).toContain(`href="${mark.href}"`);
    expect(table).toContain(mark.label);
    expect(table).toContain(mark.sources[0]?.publisher);
  }
});

test('a denial is listed with its permalink, above the table too', () => {
  expect(html.slice(0, html.indexOf('<table>'))).toContain(`href="/figures/${denied.id}"`);
});

test('the files, the pinned address and the code of a frame are plain links and text', () => {
  const path = '/charts/nagorno-karabakh/killed-by-phase';
  for (const form of ['csv', 'json', 'svg', 'png'])
    expect(html).toContain(`href="${path}.${form}"`);
  const pinned = `${ORIGIN}${path}?at=${model.position}`;
  expect(html).toContain(`<a href="${pinned}">${pinned}</a>`);
  expect(html).toContain(
    `&lt;iframe src=&quot;${ORIGIN}${path}/embed?at=${model.position}&amp;amp;theme=system&quot;`,
  );
  expect(html).toContain('title=&quot;Killed &amp;quot;by phase&amp;quot;, Casualty Ledger&quot;');
});

test('where a picture cannot be drawn its place is kept, with a line that says so and the table', async () => {
  vi.mocked(drawPanel).mockRejectedValue(new Error('too many drawings wait'));
  const logged = vi.mocked(console.error).mockImplementation(() => {});
  const without = await render();
  expect(logged).toHaveBeenCalledTimes(model.panels.length);
  logged.mockClear();
  vi.mocked(drawPanel).mockImplementation(draw);
  expect(without).toContain('data-incomplete');
  expect(without).toContain('The picture is missing');
  for (const panel of model.panels) {
    expect(without).toContain(`viewBox="0 0 360 ${panelHeight(panel, 'narrow')}"`);
    expect(without).toContain(`viewBox="0 0 720 ${panelHeight(panel, 'wide')}"`);
  }
  expect(without).toContain('<table>');
  expect(await render()).not.toContain('data-incomplete');
});
