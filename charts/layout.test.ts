import { describe, expect, test } from 'vitest';
import { type DotPlotPanel, type LineChartPanel, listPanelMarks } from '@/charts/chart';
import { labelStart, labelWords, layoutDotPlot } from '@/charts/dot-plot/layout';
import { DRAWN_WIDTHS } from '@/charts/drawn';
import { buildKilledByPhaseModel } from '@/charts/killed-by-phase/model';
import { overlap } from '@/charts/line-chart/box';
import { layoutLineChart } from '@/charts/line-chart/layout';
import { buildRestatedModel } from '@/charts/restated/model';
import { textWidth, wrapText } from '@/charts/text-width';
import {
  azerbaijanMod,
  exampleFigure,
  seed1,
  seed10,
  voa30000,
} from '@/tests/unit/example-figures';
import { autumn2020, exampleView, firstDay, inPhase, warTo1994 } from '@/tests/unit/example-view';

const WIDTHS = ['narrow', 'wide'] as const;

describe('text without a browser', () => {
  test('wraps at spaces, and a word too long for its column after its hyphen', () => {
    expect(wrapText('one two three', textWidth('one two', 12) + 1, 12)).toEqual([
      'one two',
      'three',
    ]);
    expect(wrapText('Nagorno-Karabakh officials', 60, 12)).toEqual([
      'Nagorno-',
      'Karabakh',
      'officials',
    ]);
    expect(wrapText('', 60, 12)).toEqual([]);
  });
});

describe.each(WIDTHS)('the %s drawing of rows', (drawn) => {
  const view = exampleView([seed1, voa30000, inPhase(firstDay, seed10)], [warTo1994, firstDay]);
  const panel = buildKilledByPhaseModel(view)?.panels[0] as DotPlotPanel;
  const layout = layoutDotPlot(panel, drawn);

  test('every label ends within the drawing', () => {
    const length = layout.plot.right - layout.plot.left;
    for (const { row, struck } of layout.places) {
      const found = panel.rows[row];
      if (!found) throw new Error('a place without a row');
      const end =
        layout.plot.left +
        labelStart(found, struck, panel.scale, length) +
        textWidth(labelWords(found, struck), 13.5);
      expect(end).toBeLessThanOrEqual(DRAWN_WIDTHS[drawn] + 1);
    }
  });

  test('every mark has a row of its own, from top to bottom, within the plot', () => {
    const ys = layout.places.map((place) => place.y);
    expect(ys).toEqual([...ys].sort((a, b) => a - b));
    expect(new Set(ys).size).toBe(ys.length);
    expect(layout.places.length).toBeGreaterThanOrEqual(listPanelMarks(panel).length);
    for (const y of ys) {
      expect(y).toBeGreaterThan(layout.plot.top);
      expect(y).toBeLessThan(layout.plot.bottom);
    }
  });
});

describe.each(WIDTHS)('the %s drawing of a restated toll', (drawn) => {
  const told = (value: number, asOf: string, counted: string) =>
    inPhase(
      autumn2020,
      exampleFigure({ value, as_of: asOf, counted, claimant: azerbaijanMod, stance: 'own' }),
    );
  const view = exampleView(
    [
      told(2783, '2020-12-03', 'military'),
      told(2855, '2021-01-18', 'military'),
      told(2820, '2021-01-20', 'military and missing'),
      told(93, '2020-12-03', 'civilians'),
    ],
    [autumn2020],
  );
  const panel = buildRestatedModel(view)?.panels[0] as LineChartPanel;
  const points = layoutLineChart(panel, drawn).lines.flatMap((line) => line.points);

  test('no label covers another', () => {
    for (const [index, a] of points.entries())
      for (const b of points.slice(index + 1)) expect(overlap(a.box, b.box)).toBe(0);
  });

  test('the same panel is laid out the same way every time', () => {
    expect(layoutLineChart(panel, drawn)).toEqual(layoutLineChart(panel, drawn));
  });
});
