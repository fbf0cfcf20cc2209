import { expect, test } from 'vitest';
import { exampleFigure, seed1, ucdp1992, ucdp1994 } from '@/tests/unit/example-figures';
import { exampleView, warTo1994 } from '@/tests/unit/example-view';
import { drawBattleRelatedDeaths } from './battle-related-deaths/plot';
import { listMarks, type Row } from './chart';
import { buildDocument } from './document';
import type { ChartContent, DrawFrom } from './drawing';
import { drawKilledByPhase } from './killed-by-phase/plot';

const ucdp1991 = { ...ucdp1992, id: 'UCDP1991', period: { ...ucdp1992.period } };
ucdp1991.period = { ...ucdp1991.period, edtf: '1990', start: '1990-01-01', end: '1990-12-31' };

function build(draw: (from: DrawFrom) => ChartContent, from: DrawFrom) {
  const model = buildDocument('killed-by-phase', draw(from), from);
  if (model === null) throw new Error('no document');
  const rows = model.panels.flatMap((panel): Row[] => (panel.kind === 'rows' ? panel.rows : []));
  return { model, rows };
}

test('years without a column are rows of words, and a line that says why', () => {
  const view = exampleView([ucdp1991, ucdp1992, ucdp1994], [warTo1994]);
  const { model, rows } = build(drawBattleRelatedDeaths, { view, earlier: [], scale: 'linear' });
  const gaps = rows.flatMap((row) => (row.kind === 'gap' ? [row.label] : []));
  // Two years more at the left, where the phase's start is not known.
  expect(gaps).toEqual(['1988 to 1989', '1991', '1993']);
  expect(model.gaps).toEqual([
    expect.stringMatching(/^1988 to 1989; 1991; 1993: .*not in the table/),
  ]);
  expect(listMarks(model)).toHaveLength(3);
});

test('a number that was corrected has a row of its own, marked as superseded, before or after its successor', () => {
  const now = exampleFigure({ id: 'REVISED', version: 2, value: 15 });
  const earlier = [exampleFigure({ id: 'REVISED', version: 1, value: 12 })];
  const { model } = build(drawKilledByPhase, {
    view: exampleView([now]),
    earlier,
    scale: 'linear',
  });
  expect(listMarks(model).map(({ value, status }) => [value, status])).toEqual([
    [12, 'superseded'],
    [15, 'current'],
  ]);
});

test('a claim without a number is listed, and is no row', () => {
  const denied = exampleFigure({ id: 'DENIED', qualifier: 'denied', value: null });
  const view = exampleView([seed1, denied]);
  const { model } = build(drawKilledByPhase, { view, earlier: [], scale: 'linear' });
  expect(model.listed.map(({ figure }) => figure)).toEqual(['DENIED']);
  expect(listMarks(model).map(({ figure }) => figure)).toEqual([seed1.id]);
});

test('with ?scale=log its panels have the scale that is drawn', () => {
  const view = exampleView([seed1]);
  const { model } = build(drawKilledByPhase, { view, earlier: [], scale: 'log' });
  expect(model.panels[0]).toMatchObject({ scale: { kind: 'log' }, axis: 'persons, log scale' });
});

test('a mark of a figure that the view does not hold is refused', () => {
  const from: DrawFrom = { view: exampleView([seed1]), earlier: [], scale: 'linear' };
  const content = drawKilledByPhase(from);
  const without = { ...from, view: exampleView([]) };
  expect(() => buildDocument('killed-by-phase', content, without)).toThrow(/has no mark/);
});
