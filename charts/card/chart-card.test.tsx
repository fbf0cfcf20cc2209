import { prerender } from 'react-dom/static';
import { beforeAll, expect, test, vi } from 'vitest';
import { ChartActions } from '@/charts/card/chart-actions';
import { ChartCard } from '@/charts/card/chart-card';
import { listMarks } from '@/charts/chart';
import { listPlots } from '@/charts/drawing';
import type { Drawn } from '@/charts/drawn';
import type { Plot } from '@/charts/plot';
import { drawPlot } from '@/charts/render/draw-plot';
import { exampleCharts } from '@/tests/unit/example-charts';

vi.mock('@/charts/render/draw-plot');

const ORIGIN = 'https://ledger.example';
const found = exampleCharts.find(({ model }) => model.id === 'killed-by-phase');
if (!found) throw new Error('the example has deaths to draw');
const chart = { ...found, drawing: { ...found.drawing, title: 'Killed "by phase"' } };
const { model } = chart;

async function render(): Promise<string> {
  const tools = (
    <ChartActions chart={chart} origin={ORIGIN} query="phase=war" pinned={false} day="2 May 2026" />
  );
  const { prelude } = await prerender(<ChartCard chart={chart} tools={tools} />);
  return new Response(prelude).text();
}

const draw = (plot: Plot, drawn: Drawn) =>
  Promise.resolve(`<svg data-drawn="${plot.id} ${drawn}"></svg>`);

let html = '';
beforeAll(async () => {
  vi.mocked(drawPlot).mockImplementation(draw);
  html = await render();
});

test('the figure carries its address, its title and a place for each drawing', () => {
  expect(html).toContain('<figure class="chart" id="killed-by-phase"');
  expect(html).toContain('aria-labelledby="killed-by-phase-title"');
  for (const plot of listPlots(chart.drawing))
    expect(html).toContain(`data-drawn="${plot.id} narrow"`);
});

test('without JavaScript every number is in the HTML, with its permalink', () => {
  const table = html.slice(html.indexOf('<table>'), html.indexOf('</table>'));
  for (const mark of listMarks(model)) {
    expect(table).toContain(`href="${mark.href}"`);
    expect(table).toContain(mark.label);
    expect(table).toContain(mark.sources[0]?.publisher);
  }
});

test('the tools and the key stand above the drawing; files follow the filter', () => {
  const drawing = html.indexOf('data-drawn=');
  expect(html.indexOf('class="chart-actions"')).toBeLessThan(drawing);
  expect(html.indexOf('class="chart-legend"')).toBeLessThan(drawing);
  const path = `/charts/${model.conflict.slug}/killed-by-phase`;
  for (const file of ['csv', 'json', 'png', 'svg'])
    expect(html).toContain(`href="${path}.${file}?phase=war"`);
});

test('what is taken away is pinned and filtered: the address, the caption with its day, the frame', () => {
  const path = `/charts/${model.conflict.slug}/killed-by-phase`;
  const pinned = `${ORIGIN}${path}?at=${model.position}&amp;phase=war`;
  expect(html).toContain(`<a href="${pinned}">${pinned}</a>`);
  expect(html).toContain(`Via Casualty Ledger, 2 May 2026: ${pinned}`);
  expect(html).toContain(
    `&lt;iframe src=&quot;${ORIGIN}${path}/embed?at=${model.position}&amp;amp;theme=system&amp;amp;phase=war&quot;`,
  );
  expect(html).toContain('title=&quot;Killed &amp;quot;by phase&amp;quot;, Casualty Ledger&quot;');
});

test('where a picture cannot be drawn its place is kept, and the table is there', async () => {
  vi.mocked(drawPlot).mockRejectedValue(new Error('too many drawings wait'));
  const logged = vi.mocked(console.error).mockImplementation(() => {});
  const without = await render();
  expect(logged).toHaveBeenCalledTimes(without.split('aria-hidden="true"></svg>').length - 1);
  logged.mockClear();
  vi.mocked(drawPlot).mockImplementation(draw);
  expect(without).toContain('aria-hidden="true"></svg>');
  expect(without).toContain('<table>');
});
