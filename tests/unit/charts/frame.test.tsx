import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { listMarks } from '@/charts/chart';
import { ChartFigure } from '@/charts/frame/chart-figure';
import { buildKilledByPhaseModel } from '@/charts/killed-by-phase/model';
import { panelHeight } from '@/charts/panel-height';
import { exampleFigure, seed1, seed3, voa30000 } from '../example-figures';
import { exampleView, warTo1994 } from './example-view';

const denied = exampleFigure({ qualifier: 'denied', value: null });
const model = buildKilledByPhaseModel(exampleView([seed1, voa30000, seed3, denied], [warTo1994]));
if (!model) throw new Error('the example has deaths to draw');
const html = renderToStaticMarkup(<ChartFigure model={model} actions={<a href="/cite">Cite</a>} />);

test('the figure carries its address, its title and its actions', () => {
  expect(html).toContain('<figure class="chart" id="killed-by-phase"');
  expect(html).toContain('<h3 id="killed-by-phase-title">');
  expect(html).toContain('<a href="/cite">Cite</a>');
});

test('without JavaScript every number is in the HTML, with its permalink', () => {
  const table = html.slice(html.indexOf('<table>'), html.indexOf('</table>'));
  for (const mark of listMarks(model)) {
    expect(table).toContain(`href="${mark.href}"`);
    expect(table).toContain(mark.label);
  }
  expect(html).toContain('<noscript>');
});

test('a denial is listed with its permalink, above the table too', () => {
  expect(html.slice(0, html.indexOf('<table>'))).toContain(`href="/figures/${denied.id}"`);
});

test('the place of the drawing is reserved at both widths, without a style attribute', () => {
  const [panel] = model.panels;
  if (!panel) throw new Error('a panel');
  expect(html).toContain(`viewBox="0 0 360 ${panelHeight(panel, 'narrow')}"`);
  expect(html).toContain(`viewBox="0 0 720 ${panelHeight(panel, 'wide')}"`);
  expect(html).not.toContain('style=');
});

test('the server sends no drawing of recharts: it would be empty', () => {
  expect(html).not.toContain('recharts');
});
